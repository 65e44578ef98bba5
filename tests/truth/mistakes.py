# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deliberate mistakes in files of configuration as code, ten or so of each class: the text, the line, and words of the message.

A text has one mistake. The last of the words are those of the remedy.
"""

from __future__ import annotations

Mistake = tuple[str, int, tuple[str, ...]]


def objects(plural: str, *items: str) -> str:
    """Return a file with one object in each line; the first is in line 2."""
    return f"{plural}:\n" + "".join(f"  - {{{item}}}\n" for item in items)


def device(more: str, name: str = "sw-1") -> str:
    """Return a file with one network device, in line 2."""
    return objects("network_devices", f"name: {name}, ip_addresses: [10.0.0.1], {more}")


_QUOTE = "put it in quotes"

YAML_TYPES: list[Mistake] = [
    (objects("network_devices", "name: 0123"), 2, ("name", "integer", _QUOTE)),
    (objects("endpoint_groups", "name: no"), 2, ("name", "boolean", _QUOTE)),
    (objects("endpoint_groups", "name: a, description: on"), 2, ("description", "boolean", _QUOTE)),
    (objects("identity_groups", "name: 1.5"), 2, ("name", "float", _QUOTE)),
    (device('groups: ["a", 7]'), 2, ("groups", "integer", _QUOTE)),
    (objects("internal_users", "name: anna, first_name: yes"), 2, ("first_name", "boolean", _QUOTE)),
    (objects("guest_ssids", "name: 2026-01-02"), 2, ("name", "date", _QUOTE)),
    (objects("endpoints", "mac: 11:22:33:44:55:66, description: 12"), 2, ("description", "integer", _QUOTE)),
    ("tacacs_profiles:\n  - name: 0x10\n", 2, ("name", "integer", _QUOTE)),
    ("network_devices:\n  - name: sw-1\n\n    description: 010\n", 4, ("description", "integer", _QUOTE)),
    (
        "defaults:\n  network_devices:\n    description: off\nnetwork_devices: [{name: a}, {name: b}]\n",
        3,
        ("description", "boolean", _QUOTE),
    ),
]

KINDS: list[Mistake] = [
    (objects("security_groups", "name: Lab, value: many"), 2, ("value", "many")),
    (device("radius: {coa_port: many}"), 2, ("coa_port", "many")),
    (device("radius: many"), 2, ("radius", "dict")),
    (device("radius: [1]"), 2, ("radius", "a list", "write a mapping of options")),
    (device("radius: {dtls_required: perhaps}"), 2, ("dtls_required", "perhaps")),
    (objects("security_groups", "name: Lab, value: [1, 2]"), 2, ("value", "int")),
    (objects("security_groups", "name: Lab, propagate_to_apic: some"), 2, ("propagate_to_apic", "some")),
    (objects("allowed_protocols", "name: Lab, eap_tls: many"), 2, ("eap_tls", "dict")),
    (objects("tacacs_profiles", "name: Lab, attributes: [x]"), 2, ("attributes", "dict")),
    (objects("endpoint_groups", "name: {a: b}"), 2, ("name", "mapping", _QUOTE)),
]

OPTIONS: list[Mistake] = [
    (device("ip_adresses: []"), 2, ("no option 'ip_adresses'", "did you mean 'ip_addresses'?")),
    (device("radius: {shared_secert: secret://a}"), 2, ("shared_secert", "did you mean 'shared_secret'?")),
    (device("descripton: x"), 2, ("descripton", "did you mean 'description'?")),
    (
        "network_devices:\n  - name: sw-1\n    radius:\n      coa_prt: 1700\n",
        4,
        ("coa_prt", "did you mean 'coa_port'?"),
    ),
    (objects("endpoints", "mac: 11:22:33:44:55:66, gruop: a"), 2, ("gruop", "did you mean 'group'?")),
    (objects("security_groups", "name: Lab, vlaue: 7"), 2, ("vlaue", "did you mean 'value'?")),
    (objects("endpoint_groups", "name: Lab, parnet: a"), 2, ("parnet", "did you mean 'parent'?")),
    (
        objects("internal_users", "name: anna, user_pasword: secret://a"),
        2,
        ("user_pasword", "did you mean 'user_password'?"),
    ),
    (objects("downloadable_acls", "name: Lab, contents: permit"), 2, ("contents", "did you mean")),
    (
        "defaults:\n  network_devices:\n    descripton: x\nnetwork_devices: [{name: a}]\n",
        3,
        ("descripton", "did you mean 'description'?"),
    ),
    (objects("endpoint_groups", "name: Lab, _place: here"), 2, ("_place",)),
]

VALUES: list[Mistake] = [
    (objects("network_devices", "name: sw-1, ip_addresses: [10.0.0.300]"), 2, ("ip_addresses", "write for example")),
    (
        objects("network_devices", "name: sw-1, ip_addresses: [10.0.0.0/40]"),
        2,
        ("ip_addresses", "write a prefix length"),
    ),
    (objects("network_devices", "name: sw-1, ip_addresses: [10.0.0.9-1]"), 2, ("ip_addresses", "write for example")),
    (objects("security_groups", "name: Lab, value: 70000"), 2, ("value", "2 to 65519")),
    (device("radius: {coa_port: 70000}"), 2, ("coa_port", "70000")),
    (device("snmp: {version: '4'}"), 2, ("version", "one of")),
    (objects("anc_policies", "name: Lab, actions: [quarantined]"), 2, ("actions", "one or more of")),
    (objects("endpoints", "mac: '11:22:33:44:55'"), 2, ("mac", "11:22:33:44:55")),
    (objects("endpoint_groups", "name: Lab, state: gone"), 2, ("state", "one of")),
    (device("update_secrets: sometimes"), 2, ("update_secrets", "one of")),
    (objects("egress_matrix_cells", "source: Guests, destination: BYOD, status: open"), 2, ("status", "one of")),
]

KEYS: list[Mistake] = [
    (objects("network_devices", "description: x"), 2, ("needs name, or id",)),
    (objects("network_devices", "name: ''"), 2, ("needs name, or id",)),
    (objects("network_devices", "name: null"), 2, ("needs name, or id",)),
    (objects("endpoints", "description: x"), 2, ("needs mac, or id",)),
    (objects("egress_matrix_cells", "source: Guests"), 2, ("needs source and destination, or id",)),
    (objects("endpoint_groups", "description: x, state: absent"), 2, ("needs name, or id",)),
    ("endpoint_groups:\n  - Lab\n", 2, ("a single value", "expected a mapping of options")),
    ("endpoint_groups:\n  Lab: {}\n", 1, ("a mapping", "expected a list of objects")),
    ("endpoint_group: []\n", 1, ("unknown type 'endpoint_group'", "did you mean 'endpoint_groups'?")),
    ("defaults:\n  endpoint_group: {}\nendpoint_groups: []\n", 2, ("unknown type", "did you mean 'endpoint_groups'?")),
]

DUPLICATES: list[Mistake] = [
    (objects("endpoint_groups", "name: Lab", "name: Lab"), 3, ("already declared in FILE:2", "keep one of them")),
    (objects("endpoint_groups", "name: Lab", "name: lab"), 3, ("already declared in FILE:2", "keep one of them")),
    (objects("endpoints", "mac: 11:22:33:44:55:66", "mac: 1122.3344.5566"), 3, ("FILE:2", "keep one of them")),
    (objects("network_devices", "id: a1", "id: a1, name: b"), 3, ("FILE:2", "keep one of them")),
    (
        objects("egress_matrix_cells", "source: A, destination: B", "source: a, destination: b"),
        3,
        ("FILE:2", "keep one of them"),
    ),
    (objects("endpoint_groups", "name: Lab", "name: Lab, state: absent"), 3, ("FILE:2", "keep one of them")),
    ("network_devices:\n  - name: a\n    name: b\n", 3, ("duplicate key 'name', also in line 2", "keep one of them")),
    ("endpoint_groups: []\nendpoint_groups: []\n", 2, ("duplicate key", "keep one of them")),
    (
        "network_devices:\n  - name: a\n    radius: {coa_port: 1, coa_port: 2}\n",
        3,
        ("duplicate key", "keep one of them"),
    ),
    (
        objects("network_device_groups", "name: Location#All Locations#A", "name: location#all locations#a"),
        3,
        ("FILE:2", "keep one of them"),
    ),
]

_SAME = "remove it from one of them"

ADDRESSES: list[Mistake] = [
    (
        objects("network_devices", f"name: a, ip_addresses: [{one}]", f"name: b, ip_addresses: [{other}]"),
        3,
        ("ip_addresses", "FILE:2 (a) also has", _SAME),
    )
    for one, other in (
        ("10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.1/32"),
        ("10.0.0.0/24", "10.0.0.0/255.255.255.0"),
        ("10.0.0.1, 10.0.0.2", "10.0.0.3, 10.0.0.2"),
        ("10.0.0.1-10", "10.0.0.1-10.0.0.10"),
        ("'2001:db8::1'", "'2001:DB8:0::1'"),
        ("'2001:db8::/32'", "'2001:db8::/32'"),
        ("10.0.0.0/30", "10.0.0.0-10.0.0.3"),
    )
]

_KEEP = "keep that object, or refer to another one"

REFERENCES: list[Mistake] = [
    (
        "endpoint_groups: [{name: Lab, state: absent}]\n" + objects("endpoints", "mac: 11:22:33:44:55:66, group: lab"),
        3,
        ("group", "declared absent", "FILE:1", _KEEP),
    ),
    (objects("endpoint_groups", "name: Lab, state: absent", "name: b, parent: Lab"), 3, ("parent", "FILE:2", _KEEP)),
    (
        "network_device_groups: [{name: 'Location#All Locations#A', state: absent}]\n"
        + device("groups: ['Location#All Locations#A']").replace("\n  -", "\n\n  -"),
        4,
        ("groups", "FILE:1", _KEEP),
    ),
    (
        "security_groups: [{name: Lab, state: absent}]\n"
        + objects("egress_matrix_cells", "source: Lab, destination: Guests"),
        3,
        ("source", "FILE:1", _KEEP),
    ),
    (
        "security_group_acls: [{name: Lab, state: absent}]\n"
        + objects("egress_matrix_cells", "source: BYOD, destination: Guests, sgacls: [Lab]"),
        3,
        ("sgacls", "FILE:1", _KEEP),
    ),
    (
        "identity_groups: [{name: Lab, state: absent}]\n"
        + objects("internal_users", "name: anna, identity_groups: [Lab]"),
        3,
        ("identity_groups", "FILE:1", _KEEP),
    ),
    (
        "downloadable_acls: [{name: Lab, state: absent}]\n" + objects("authorization_profiles", "name: a, dacl: Lab"),
        3,
        ("dacl", "FILE:1", _KEEP),
    ),
    (
        "external_radius_servers: [{name: Lab, state: absent}]\n"
        + objects("radius_server_sequences", "name: a, servers: [Lab]"),
        3,
        ("servers", "FILE:1", _KEEP),
    ),
    (objects("endpoint_groups", "name: a, parent: A"), 2, ("refers to itself", "remove the reference")),
    (
        objects("endpoint_groups", "name: a, parent: b", "name: b, parent: a"),
        0,
        ("circular reference through", "remove one of the references"),
    ),
]

_REFERENCE = "A reference is written secret://NAME"

SECRETS: list[Mistake] = [
    (device("radius: {shared_secret: 'secrets://radius'}"), 2, ("radius.shared_secret", _REFERENCE)),
    (device("radius: {shared_secret: 'secret:/radius'}"), 2, ("radius.shared_secret", _REFERENCE)),
    (device("radius: {shared_secret: 'Secret://radius'}"), 2, ("radius.shared_secret", _REFERENCE)),
    (device("radius: {shared_secret: 'secret://'}"), 2, ("radius.shared_secret", "Write secret://NAME")),
    (device("radius: {shared_secret: '{{ radius }}'}"), 2, ("radius.shared_secret", "secret://NAME for a secret")),
    (device("radius: {shared_secret: 00123456}"), 2, ("radius.shared_secret", "quote")),
    (device("radius: {shared_secret: yes}"), 2, ("radius.shared_secret", "quote")),
    (device("tacacs: {shared_secret: {a: b}}"), 2, ("tacacs.shared_secret", "quote it")),
    (objects("internal_users", "name: anna, user_password: 12345678"), 2, ("user_password", "quote")),
    (
        "defaults:\n  network_devices:\n    radius: {shared_secret: 'secrets://a'}\nnetwork_devices: [{name: a}]\n",
        3,
        ("radius.shared_secret", _REFERENCE),
    ),
]

_VARIABLE = "Rename one of them, or set both in secrets"

SECRET_NAMES: list[Mistake] = [
    (
        objects(
            "network_devices",
            *(f"name: sw-{number}, radius: {{shared_secret: 'secret://{name}'}}" for number, name in enumerate(pair)),
        ),
        3,
        ("same environment variable", _VARIABLE),
    )
    for pair in (
        ("dev/sw-1", "dev/sw_1"),
        ("a.b", "a/b"),
        ("radius", "RADIUS"),
        ("a b", "a-b"),
        ("x/1", "X_1"),
        ("é", "ü"),
    )
]

FILES: list[Mistake] = [
    ("", 0, ("the file is empty", "write {} to declare none")),
    ("# nothing\n", 0, ("the file is empty", "write {} to declare none")),
    ("- a\n", 1, ("a list", "expected lists of objects by type")),
    ("text\n", 1, ("a single value", "expected lists of objects by type")),
    ("endpoint_groups:\n", 1, ("empty", "or [] for none")),
    ("endpoint_groups:\n  - name: a\n   description: b\n", 3, ("invalid YAML",)),
    ("endpoint_groups: [\n", 2, ("invalid YAML",)),
    ("endpoint_groups:\n  - name: '{{ site }}'\n", 2, ("Jinja expression", "declare the object in variables")),
    ("endpoint_groups:\n  - name: !secret a\n", 2, ("invalid YAML", "!secret")),
    ("defaults: []\nendpoint_groups: []\n", 1, ("a list", "expected options by type")),
    ("defaults:\n  endpoint_groups: x\nendpoint_groups: []\n", 2, ("a single value", "expected options")),
]

_DEVICES = (
    "network_devices:\n  - {name: a}\n  - {name: b}\n  - {name: c, radius: {coa_port: 1700}, snmp: {version: '3'}}\n"
)

# Inherited by several objects: one problem, where the defaults are.
DEFAULTS: list[Mistake] = [
    (f"defaults:\n  network_devices:\n    {option}\n{_DEVICES}", 3, (words, "defaults of network_devices"))
    for option, words in (
        ("radius: {coa_port: 70000}", "coa_port"),
        ("radius: {coa_port: many}", "coa_port"),
        ("radius: {dtls_required: perhaps}", "dtls_required"),
        ("snmp: {version: '4'}", "version"),
        ("ip_addresses: [10.0.0.300]", "ip_addresses"),
        ("update_secrets: sometimes", "update_secrets"),
        ("groups: {a: b}", "groups"),
        ("state: gone", "state"),
        ("snmp: [1]", "snmp"),
    )
]

CERTAIN: dict[str, list[Mistake]] = {
    "YAML types": YAML_TYPES,
    "kinds": KINDS,
    "options": OPTIONS,
    "values": VALUES,
    "keys": KEYS,
    "duplicates": DUPLICATES,
    "addresses": ADDRESSES,
    "references": REFERENCES,
    "secrets": SECRETS,
    "secret names": SECRET_NAMES,
    "files": FILES,
    "defaults": DEFAULTS,
}

_DID_YOU_MEAN = "did you mean"

# What only ISE can prove: names that no file declares, beside declared ones of the type.
NAMES: list[Mistake] = [
    (
        "endpoint_groups: [{name: Printers}]\n" + objects("endpoints", "mac: 11:22:33:44:55:66, group: Printer"),
        3,
        ("group", "'Printer'", _DID_YOU_MEAN),
    ),
    (
        objects("endpoint_groups", "name: Printers", "name: b, parent: Prnters"),
        3,
        ("parent", "'Prnters'", _DID_YOU_MEAN),
    ),
    (
        "network_device_groups: [{name: 'Location#All Locations#Paris'}]\n"
        + device("groups: ['Location#All Locations#Pari']"),
        3,
        ("groups", "#Pari'", _DID_YOU_MEAN),
    ),
    (
        objects(
            "network_device_groups", "name: 'Location#All Locations#Lyon'", "name: 'Location#All Locations#Lion#Roof'"
        ),
        3,
        ("name", "#Lion'"),
    ),
    (
        "security_groups: [{name: Printers, value: 3001}]\n"
        + objects("egress_matrix_cells", "source: Printer, destination: Guests"),
        3,
        ("source", "'Printer'", _DID_YOU_MEAN),
    ),
    (
        "security_groups: [{name: Printers, value: 3001}]\n"
        + objects("ip_sgt_mappings", "host: 10.0.0.1, security_group: '3002'"),
        3,
        ("security_group", "'3002'"),
    ),
    (
        "security_group_acls: [{name: Web, content: permit ip}]\n"
        + objects("egress_matrix_cells", "source: BYOD, destination: Guests, sgacls: [Wep]"),
        3,
        ("sgacls", "'Wep'"),
    ),
    (
        "identity_groups: [{name: Staff}]\n"
        + objects("internal_users", "name: anna, user_password: 'secret://anna', identity_groups: [Staf]"),
        3,
        ("identity_groups", "'Staf'", _DID_YOU_MEAN),
    ),
    (
        "downloadable_acls: [{name: Web-only, content: permit ip any any}]\n"
        + objects("authorization_profiles", "name: a, dacl: Web-onli"),
        3,
        ("dacl", "'Web-onli'", _DID_YOU_MEAN),
    ),
    (
        "tacacs_external_servers: [{name: one, ip_address: 10.0.0.1, shared_secret: 'secret://x'}]\n"
        + objects("tacacs_server_sequences", "name: a, servers: [two]"),
        3,
        ("servers", "'two'"),
    ),
]

# Objects that ISE refuses unless it has them already.
NEW_OBJECTS: list[Mistake] = [
    (objects("network_devices", "name: sw-1"), 2, ("ip_addresses", "needed to create")),
    (objects("network_devices", "name: sw-1, description: x, radius: {coa_port: 1700}"), 2, ("ip_addresses", "needed")),
    (objects("internal_users", "name: anna"), 2, ("user_password", "needed to create")),
    (objects("downloadable_acls", "name: a"), 2, ("needed to create",)),
    (objects("anc_policies", "name: a"), 2, ("actions", "needed to create")),
    (objects("radius_server_sequences", "name: a"), 2, ("servers", "needed to create")),
    (objects("external_radius_servers", "name: a"), 2, ("needed to create",)),
    (objects("tacacs_external_servers", "name: a, ip_address: 10.0.0.1"), 2, ("shared_secret", "needed to create")),
    (objects("identity_source_sequences", "name: a"), 2, ("needed to create",)),
    (objects("ip_sgt_mappings", "host: 10.0.0.1"), 2, ("security_group", "needed to create")),
]

UNPROVEN: dict[str, list[Mistake]] = {"names": NAMES, "new objects": NEW_OBJECTS}
