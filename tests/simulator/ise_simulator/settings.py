# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every option and switch of the simulator, with its default and its meaning.

A switch exists where public sources about ISE are missing or contradict each other, or where releases differ.
A switch that is ``None`` has the value of the profile (see :mod:`ise_simulator.profiles`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .bulk_switches import BulkSwitches
from .declare import SettingError, Switch, switches_of
from .declare import switch as _switch
from .mnt.switches import MntSwitches
from .profiles import DEFAULT_PROFILE, PROFILES

__all__ = ["SettingError", "Settings", "Switch", "switches"]

Account = tuple[str, str]


@dataclass(frozen=True)
class Settings(BulkSwitches, MntSwitches):
    """Options (first block: fixed at start) and switches (the rest, those of bulk requests and MnT: changeable at run time)."""

    profile: str = DEFAULT_PROFILE
    host: str = "127.0.0.1"
    port: int = 0
    ers_port: int | None = 0
    tls: str = "good"
    tls_dir: str | None = None
    client_certs: str = "ignore"
    admin: Account = ("admin", "Admin-Pass-1")
    operator: Account = ("operator", "Operator-Pass-1")
    mnt: Account = ("mnt", "Mnt-Pass-1")
    sponsor: Account = ("sponsor", "Sponsor-Pass-1")
    devices: int = 0
    sessions: int = 0
    state: str | None = None
    control: bool = True
    verbose: bool = False

    latency_ms: float = _switch(0.0, "delay added to every request, in milliseconds")
    tps: int = _switch(0, "requests served per second; 0 means unlimited")
    tps_status: int = _switch(503, "status of a request above that limit", 503, 429)
    csrf: bool = _switch(False, "ISE's CSRF check for ERS is on")
    read_only: bool = _switch(False, "every write is refused with 403 and counted")
    ers_disabled: bool = _switch(False, "ERS is switched off: 9060 drops connections, the gateway redirects to /admin/")
    gateway_ers: bool | None = _switch(
        None, "the gateway port serves ERS (3.1 and newer) instead of a redirect to /admin/"
    )
    lock_after: int = _switch(0, "wrong passwords that lock an account (then 401); 0 means never")
    csrf_idle_seconds: float = _switch(60.0, "idle time in seconds that invalidates a CSRF token")
    ise_version: str | None = _switch(None, "version string of op/systemconfig/iseversion")
    ise_patch: str | None = _switch(None, "patch string of op/systemconfig/iseversion")

    mask_secrets: bool | None = _switch(None, "secrets read as ******; False: 'Show Password in Plaintext'")
    mask_snmp_community: bool = _switch(False, "the SNMP read community is masked like the other secrets")
    written_mask: str = _switch(
        "overwrite",
        "a mask in place of a secret in a write: stored, ignored, or refused",
        "overwrite",
        "keep",
        "reject",
    )
    patch_nested: str = _switch("merge", "PATCH of a nested block merges it or replaces it", "merge", "replace")
    put_omitted_secret: str = _switch(
        "drop", "PUT of a block without its secret deletes or keeps that secret", "drop", "keep"
    )
    put_unproven: str = _switch(
        "replace",
        "PUT, where ISE's behaviour is not proven: replaces the object or merges into it",
        "replace",
        "merge",
    )
    duplicate_status: int = _switch(500, "status of a duplicate name, where ISE's response is not known", 500, 400)
    radius_omitted: str | None = _switch(
        None, "PUT without authenticationSettings: removes RADIUS, or keeps it (2.7 and 3.0)", "removed", "kept"
    )
    empty_description: str = _switch(
        "empty", 'reads return a description that was never set as "", or omit it', "empty", "omit"
    )
    unsupported_method: int = _switch(405, "status of a method that the resource does not support", 405, 400)
    not_found_body: str = _switch("json", "body of a 404", "json", "html", "empty")
    operator_body: str = _switch("html", "body of the 403 for a role without permission", "html", "json", "empty")
    wrong_role: int = _switch(403, "status for MnT and sponsor accounts on ERS", 403, 401)
    unauthorized_body: str | None = _switch(None, "body of a 401 (HTML on 2.7, then empty)", "html", "empty")
    oversize: str = _switch(
        "400", "list request with a size above 100: refused, or a document without SearchResult", "400", "document"
    )
    list_order: str = _switch(
        "unordered",
        "lists without a sort order: in no useful order (observed on 3.0), or by name (most recordings)",
        "unordered",
        "name",
    )
    error_connection: str = _switch(
        "close", "error responses close the connection, as recorded, or keep it open", "close", "keep"
    )
    unknown_key_wording: str | None = _switch(None, "text for an unknown key (newer from 3.3)", "older", "newer")
    name_url_case: str = _switch("insensitive", "names in URLs", "sensitive", "insensitive")
    filter_case: str = _switch("insensitive", "values in filters", "sensitive", "insensitive")
    unique_case: str = _switch(
        "insensitive", "names that differ only in case are equal, or not", "sensitive", "insensitive"
    )
    name_letters: str = _switch(
        "simple",
        "names that differ in letters beyond ASCII: equal if their lower-case letters are, also if composed and decomposed "
        "characters are, or also if letters such as ß and ss are",
        "simple",
        "normalized",
        "folded",
    )

    duplicate_device_status: int = _switch(400, "status of a device with a duplicate name", 400, 500)
    ip_overlap: str = _switch(
        "refuse",
        "addresses of two devices: overlaps refused, identical ones refused, or all accepted",
        "refuse",
        "identical",
        "allow",
    )
    unknown_ndg: str = _switch("refuse", "a device with a group that does not exist", "refuse", "accept")
    exclude_key: str | None = _switch(
        None, "key of an excluded address (getIpaddressExclude to 3.1)", "ipaddressExclude", "getIpaddressExclude"
    )
    snmp_node: str = _switch(
        "echo", "originatingPolicyServicesNode 'Auto' is read unchanged (echo), or as this node name"
    )
    snmp_required: str = _switch(
        "check", "required SNMP attributes of the documentation (community, v3 user and passwords)", "check", "ignore"
    )
    default_device: bool = _switch(False, "the built-in object 'Default Network Device' (without addresses) exists")

    device_filter_types: str = _switch(
        "any",
        "the filter location of network devices compares groups of any type (seen by another client), or of Location only",
        "any",
        "own",
    )
    device_filter_below: str = _switch(
        "missed", "the filters of network devices by a group find members of the groups below it", "missed", "found"
    )

    ndg_key: str = _switch(
        "othername", "key of the group type (ndgtype on 3.1p4-p7 and 3.2 without patch)", "othername", "ndgtype"
    )
    ndg_delete_used: str | None = _switch(
        None,
        "DELETE of a group of a device: 500 (2.7), or 204 and the group is removed from the device",
        "refuse",
        "detach",
    )
    ndg_delete_parent: str = _switch("refuse", "DELETE of a group that has children", "refuse", "cascade")
    ndg_rename_description: str | None = _switch(
        None,
        "PUT that renames a group: writes its new description, or ignores it (recorded on 2.7 and 3.0)",
        "written",
        "kept",
    )
    ndg_fill_custom: bool = _switch(False, "devices without a group of a custom root type get its root group")
    ndg_second_root: str = _switch("refuse", "a second root group below an existing root type", "refuse", "allow")
    ndg_move: str = _switch("refuse", "PUT that moves a group below another parent", "refuse", "allow")
    ndg_parallel: str = _switch(
        "refuse", "creation of a group during another creation: refused with 500, or accepted", "refuse", "accept"
    )
    renamed_references: str = _switch(
        "updated", "names of a renamed object in other objects: updated, or kept", "updated", "kept"
    )
    ndg_max_levels: int = _switch(6, "maximum number of levels below a root type")

    user_attributes: str = _switch(
        "EmployeeId,Site", "custom attributes of users that an administrator has defined, separated by commas"
    )
    user_attribute_undefined: str = _switch(
        "refuse", "an internal user with a custom attribute that is not defined", "refuse", "accept"
    )
    user_expiry_on_create: str = _switch("refuse", "POST of an internal user with an expiry date", "refuse", "accept")
    user_expiry_unset: str = _switch(
        "omit", "reads omit the expiry date of a user without one, or return null", "omit", "null"
    )
    user_password_reuse: str = _switch(
        "refuse", "an unchanged password of a user: refused by the password policy, or accepted", "refuse", "accept"
    )
    endpoint_attributes: str = _switch(
        "AssetTag,Owner", "custom attributes of endpoints that an administrator has defined, separated by commas"
    )
    endpoint_reprofile: str = _switch(
        "later",
        "profiling of an endpoint without a static group or profile after a change: later, or at once",
        "later",
        "at_once",
    )
    endpoint_register: str = _switch(
        "create",
        "registration of an endpoint that does not exist: creates it, or is refused with 500",
        "create",
        "refuse",
    )
    endpoint_deregister: str = _switch(
        "keep", "deregistration of an endpoint removes its owner and static group, or the endpoint", "keep", "delete"
    )
    deployment_info: str = _switch(
        "reference",
        "document of getAllInfo: as in the older reference, or in the OpenAPI document",
        "reference",
        "schema",
    )
    unknown_portal_user: str = _switch(
        "accept", "an endpoint with a portal user who does not exist", "accept", "refuse"
    )
    group_delete_used: str = _switch(
        "refuse",
        "DELETE of an endpoint identity group with references: 500, or 204 and the references are removed",
        "refuse",
        "detach",
    )
    identity_group_children: str = _switch(
        "moved",
        "parents of the groups below a renamed group: have its new name, or keep the former one",
        "moved",
        "kept",
    )
    identity_group_parent: str = _switch(
        "kept", "PUT or PATCH with another parent of a user identity group", "kept", "written", "refuse"
    )
    sgt_create: int = _switch(
        201, "POST of an SGT: 403 with several TrustSec matrices or an approval workflow", 201, 403
    )
    sgt_value: str = _switch("written", "PUT with another value of an SGT", "written", "kept", "refuse")
    sg_read_only: str = _switch("omit", "reads of SGTs and SGACLs show their read-only flag", "omit", "show")
    sgacl_type: str = _switch("written", "PUT with another type of an SGACL", "written", "kept", "refuse")
    acl_text: str = _switch(
        "written",
        "SGACLs and downloadable ACLs are read unchanged, with CR LF, or without trailing line ends",
        "written",
        "crlf",
        "trimmed",
    )
    dacl_syntax: str = _switch("check", "lines of a downloadable ACL that are not entries", "check", "ignore")
    authz_list: str = _switch(
        "works",
        "the list of authorization profiles works, or fails with 500 as observed on some 3.x",
        "works",
        "fail",
    )
    authz_types: str = _switch(
        "all", "types of authorization profiles: the three documented ones, or SWITCH alone", "all", "switch"
    )
    unknown_dacl: str = _switch(
        "refuse", "an authorization profile with a downloadable ACL that does not exist", "refuse", "accept"
    )
    portal_fit: str = _switch(
        "check", "an authorization profile with a redirection to a portal of another type", "check", "ignore"
    )
    needless_settings: str = _switch(
        "refuse",
        "settings of allowed protocols without an effect, because of another setting: refused, dropped, or kept",
        "refuse",
        "drop",
        "keep",
    )
    reauth_timer_max: int = _switch(
        1073741823,
        "maximum reauthentication timer in seconds; some clients limit it to 65535",
        1073741823,
        65535,
    )
    guest_ssid_name: str = _switch(
        "check",
        "names of guest SSIDs with other characters than letters, digits, underscore, dot and hyphen",
        "check",
        "ignore",
    )
    unknown_identity_store: str = _switch(
        "refuse",
        "an identity source sequence with a store or a certificate profile that does not exist",
        "refuse",
        "accept",
    )
    unknown_external_server: str = _switch(
        "refuse", "a RADIUS or TACACS+ server sequence with a server that does not exist", "refuse", "accept"
    )
    external_server_delete_used: str = _switch(
        "refuse",
        "DELETE of an external RADIUS or TACACS+ server in a sequence: 500, or 204 and it is removed from the sequence",
        "refuse",
        "detach",
    )
    external_server_secrets: str = _switch(
        "show", "reads return secrets of external servers like those of devices, or never", "show", "omit"
    )
    rest_id_store_secret: str = _switch(
        "show",
        "the client secret of a REST ID store is read in plain text (observed on 3.4), masked, or not at all",
        "show",
        "mask",
        "omit",
    )
    rest_id_store_provider: str = _switch(
        "sent",
        "the provider of a REST ID store is read as sent, or by the other of its names, Azure and Microsoft Entra ID",
        "sent",
        "other",
    )
    ldap_since: str = _switch(
        "2.4", "first release with LDAP stores: that of the reference's first revision, or of its second", "2.4", "3.3"
    )
    nsp_read_action: str = _switch(
        "omit",
        "reads of native supplicant profiles omit action and previous SSID, or show them as in the vendor's example",
        "omit",
        "show",
    )
    tacacs_session_attributes: str = _switch(
        "check", "invalid privileges and times of TACACS+ profiles, since 3.2", "check", "ignore"
    )
    anc_policy_id: str = _switch("name", "id of an ANC policy: its name (Cisco's samples), or a UUID", "name", "uuid")
    anc_actions: str = _switch(
        "published",
        "actions of ANC policies: as published (PORTBOUNCE), or as in a client tested with 3.4 and 3.5 (PORT_BOUNCE)",
        "published",
        "other",
    )
    anc_envelope: str = _switch(
        "refuse",
        "apply and clear with an ErsAncEndpoint in the body, as some clients send it, in place of additional data",
        "refuse",
        "accept",
    )
    anc_apply_again: str = _switch(
        "refuse",
        "apply for an endpoint with an ANC policy: refused with 500, or replaces the policy",
        "refuse",
        "replace",
    )
    anc_clear_absent: str = _switch(
        "refuse",
        "clear for an endpoint without an ANC policy: refused with 500, or without effect",
        "refuse",
        "accept",
    )
    anc_clear_status: int = _switch(204, "status of a successful clear", 204, 200)
    anc_coa: str = _switch(
        "sends",
        "apply and clear for an endpoint with a session: sends the CoA of the policy's action, or none",
        "sends",
        "none",
    )
    anc_coa_failed: str = _switch(
        "refuse",
        "apply and clear without an answer to their CoA: applied with status 500, or with success",
        "refuse",
        "accept",
    )
    certificate_dates: str = _switch(
        "java",
        "dates of certificates: in Java's format, or in the format of filters (2035-05-01 08:15:00)",
        "java",
        "iso",
    )
    joined_domain: bool = _switch(False, "the node has joined the Active Directory domain corp.example.com")
    ad_allowed_key: str | None = _switch(
        None,
        "key of 'only allowed domains' of a join point (enableDomainWhiteList to 3.2)",
        "enableDomainAllowedList",
        "enableDomainWhiteList",
    )
    ad_group_filter: str = _switch(
        "optional",
        "the name in a search for groups: required, as documented, or optional, as other clients assume",
        "optional",
        "required",
    )
    ad_group_name: str = _switch("name", "key of a found group's name", "name", "groupName")
    ad_not_joined: str = _switch(
        "serve",
        "search for groups at a join point that no node has joined: answered, or refused with 500",
        "serve",
        "refuse",
    )
    ad_add_groups: str = _switch(
        "add", "groups of addGroups: added to the former ones, or in their place", "add", "replace"
    )
    ad_action_status: int = _switch(
        204, "status of actions of a join point: 204 (OpenAPI document), or 200 (older reference)", 204, 200
    )
    profile_filter: str = _switch(
        "first", "STARTSW on profiling policies finds one match (observed on a real ISE), or all", "first", "all"
    )
    guest_type_form: str = _switch(
        "example",
        "day time limits and dynamic groups of guest types as in the vendor's examples, or as in its schema",
        "example",
        "schema",
    )
    portal_blocks: str = _switch(
        "default",
        "a portal without settings or customizations: gets those of a new ISE's portal, or is refused",
        "default",
        "required",
    )
    portal_list: str = _switch(
        "works", "the list of all portals works, or fails with 500 as observed on a 3.4", "works", "fail"
    )
    sponsor_initialized: bool = _switch(
        True,
        "the sponsor has logged in to the sponsor portal once, which ISE requires of sponsors of other identity stores",
    )
    mask_guest_passwords: bool = _switch(
        False, "passwords of guests are masked, in addition to being omitted without permission to see them"
    )
    guest_action_again: str = _switch(
        "refuse",
        "an action that does not fit the state of a guest, such as suspending a suspended one: 400 or 204",
        "refuse",
        "accept",
    )
    mask_access_codes: bool = _switch(False, "access codes of portals are masked like secrets")

    multiple_sgacls: bool = _switch(False, "the TrustSec setting 'Allow Multiple SGACLs' is on")
    cell_rule: str = _switch(
        "both",
        "the last rule of a cell is read as rule and SGACL (recorded on 2.7 and 3.0), or only as SGACL",
        "both",
        "acl",
    )
    orphan_cell_name: str = _switch(
        "kept",
        "the name of a cell whose security group was deleted still contains the name of the group, or is empty",
        "kept",
        "empty",
    )
    mapping_sgt: str = _switch(
        "id", "the security group of an IP-SGT mapping is read as id, or as 'NAME (decimal/hexadecimal)'", "id", "name"
    )
    mapping_host_bits: str = _switch(
        "keep",
        "an IP-SGT mapping of a subnet with host bits keeps them, or loses them, or is refused",
        "keep",
        "network",
        "refuse",
    )
    deploy_seconds: float = _switch(
        0.0, "duration in seconds of a deployment of IP-SGT mappings; others are refused during it"
    )
    deploy_busy: int = _switch(400, "status of a deployment during another one", 400, 500)
    sxp_texts: str = _switch(
        "hidden", "reads omit name and description of SXP objects (observed on 3.4), or return them", "hidden", "shown"
    )
    domain_filter_sgt: str = _switch(
        "name",
        "the security group of an SXP domain filter is read as 'NAME (decimal/hexadecimal)', or as id",
        "name",
        "id",
    )
    domain_filter_network: str = _switch(
        "default",
        "an SXP domain filter without virtual network is read with DEFAULT_VN, or without one",
        "default",
        "missing",
    )
    binding_sgt: str = _switch(
        "name",
        "the security group of an SXP binding is read as 'NAME (decimal/hexadecimal)' (observed on 3.4), or as id",
        "name",
        "id",
    )
    binding_address: str = _switch(
        "written", "the address of an SXP binding is read unchanged, or as a prefix", "written", "prefix"
    )
    unknown_sxp_domain: str = _switch(
        "refuse", "an SXP connection or binding in a domain that does not exist", "refuse", "accept"
    )

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise SettingError(f"profile {self.profile!r} is unknown: choose one of {', '.join(PROFILES)}")
        for name, allowed in (
            ("tls", ("good", "untrusted", "wrong_host", "expired", "none")),
            ("client_certs", ("ignore", "optional", "required")),
        ):
            if getattr(self, name) not in allowed:
                raise SettingError(f"{name} must be one of {', '.join(allowed)}, not {getattr(self, name)!r}")
        for switch in _SWITCHES.values():
            switch.check(getattr(self, switch.name))

    def resolved(self) -> Settings:
        """Return a copy in which every switch that depends on the profile has its value."""
        defaults = PROFILES[self.profile]
        return dataclasses.replace(self, **{k: v for k, v in defaults.items() if getattr(self, k) is None})

    def changed(self, changes: Mapping[str, Any]) -> Settings:
        """Return a copy with other switches, converted from text; raise :class:`SettingError` if impossible."""
        values: dict[str, Any] = {}
        for name, value in changes.items():
            if name == "profile":
                values[name] = value
            elif name in _SWITCHES:
                values[name] = _SWITCHES[name].parse(value)
            else:
                raise SettingError(f"there is no switch named {name!r}")
        return dataclasses.replace(self, **values)


_SWITCHES = switches_of(Settings)


def switches() -> list[Switch]:
    """Return every switch, in the order of declaration."""
    return list(_SWITCHES.values())
