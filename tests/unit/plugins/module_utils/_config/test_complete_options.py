# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The defaults of options, and what of ISE no option covers: both lists are explicit, so that nothing is missed by accident."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.complete_export import CompleteForm
from ansible_collections.openise.ise.plugins.module_utils._config.complete_options import UNKNOWN, default_of
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Block

# What ISE does without these options is not known, so they are compared only if they are declared. The guide lists them.
_WITHOUT_DEFAULT = {
    "authorization_profiles": {"reauthentication.timer"},
    "ip_sgt_mappings": {"ttl"},
    "network_devices": {
        "snmp.version",
        "snmp.security_level",
        "snmp.auth_protocol",
        "snmp.privacy_protocol",
        "snmp.link_trap_query",
        "snmp.mac_trap_query",
        "tacacs.previous_shared_secret_expiry",
    },
    "rest_id_stores": {
        "advanced_settings.device_query_setting",
        "advanced_settings.identify_device_certificate",
        "advanced_settings.san_attribute",
        "advanced_settings.regex_type",
        "advanced_settings.passwordless_authentication",
    },
}


@pytest.mark.parametrize("plural", TYPES)
def test_options_without_default(plural: str) -> None:
    """Beside secrets, keys, values that ISE does not show, and options that an object cannot lack."""
    resource = TYPES[plural]
    found = {
        leaf.option
        for leaf in resource.leaves
        if default_of(leaf) is UNKNOWN and leaf.attribute.is_option
        if not (leaf.attribute.secret or leaf.attribute.write_only or leaf.attribute.required)
        if not leaf.attribute.update.not_clearable and leaf.option not in resource.identity.options
    }
    assert found == _WITHOUT_DEFAULT.get(plural, set())


@pytest.mark.parametrize("plural", TYPES)
def test_defaults_of_an_export(plural: str) -> None:
    """They have each option at the top that an object may lack, and neither keys nor secrets."""
    resource = TYPES[plural]
    defaults = {path[0] for path in CompleteForm(resource, (9, 9)).defaults}
    implied = {name for leaf in resource.leaves for name in leaf.attribute.sets}
    for item in resource.attributes:
        path = (item.name,)
        if isinstance(item, Block):
            assert item.name in defaults
            continue
        leaf = resource.leaf(path)
        needed = (
            item.name in resource.identity.options or leaf.attribute.required or leaf.attribute.update.not_clearable
        )
        unknown = leaf.option in _WITHOUT_DEFAULT.get(plural, ())
        absent = needed or unknown or leaf.needs or item.secret or item.write_only or not item.is_option
        assert (item.name in defaults) is not bool(absent or item.name in implied), item.name


def test_defaults_of_an_unknown_release() -> None:
    """Options of later releases have no default if ISE does not report its release."""
    resource = TYPES["allowed_protocols"]
    assert ("rsa_pss",) in CompleteForm(resource, (3, 4)).defaults
    assert ("rsa_pss",) not in CompleteForm(resource, (3, 3)).defaults
    assert ("rsa_pss",) not in CompleteForm(resource, None).defaults
