#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read authorization profiles."""

from __future__ import annotations

DOCUMENTATION = r"""
module: authorization_profile_info
short_description: Read authorization profiles of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an authorization profile by name or id, or lists all.
notes:
  - Some ISE 3.x releases fail to list authorization profiles (status 500). The task then fails with the error of ISE.
    Profiles can still be read by O(name) or O(id).
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.authorization_profile
"""

EXAMPLES = r"""
- name: Read one profile
  openise.ise.authorization_profile_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Cisco_WebAuth
  register: web_authentication

- name: List all profiles with all their attributes
  openise.ise.authorization_profile_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: everything
"""

RETURN = r"""
authorization_profiles:
  description:
    - The profiles found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the profile."}
    description: {type: str, description: "Free text."}
    access_type: {type: str, choices: [accept, reject], description: "Whether access is granted or denied."}
    type: {type: str, choices: [switch, trustsec, tacacs], description: "Type of the profile."}
    network_device_profile:
      description: "Name of the network device profile to which this profile applies."
      type: str
    service_template: {type: bool, description: "Whether the profile is a service template that switches can download."}
    track_movement: {type: bool, description: "Whether ISE tracks movements of the endpoint."}
    agentless_posture: {type: bool, description: "Whether the endpoint's posture is assessed without an agent."}
    passive_identity_tracking:
      description: "Whether the session may be merged with a login that ISE detects passively (Easy Connect)."
      type: bool
    dacl: {type: str, description: "Name of the downloadable ACL for IPv4."}
    ipv6_dacl: {type: str, description: "Name of the downloadable ACL for IPv6."}
    acl: {type: str, description: "ACL configured on the device, sent as Filter-ID."}
    ipv6_acl: {type: str, description: "IPv6 ACL configured on the device, sent as Filter-ID."}
    vlan:
      description: "VLAN to which the endpoint is assigned."
      type: dict
      contains:
        name: {type: str, description: "Name or number of the VLAN."}
        tag: {type: int, description: "Tag of the tunnel attributes for the VLAN, V(0) to V(31)."}
    voice_domain_permission: {type: bool, description: "Whether the endpoint may use the voice VLAN."}
    web_redirection:
      description: "Portal to which the browser is redirected."
      type: dict
      contains:
        type:
          description: "Purpose of the portal."
          type: str
          choices: [central_web_auth, hotspot, native_supplicant_provisioning, client_provisioning]
        acl: {type: str, description: "ACL on the device that selects the traffic to redirect."}
        portal: {type: str, description: "Name of the portal."}
        static_host: {type: str, description: "IP address or host name in the redirection URL."}
        certificate_renewal_message:
          description: "Whether the portal shows that a certificate can be renewed."
          type: bool
    auto_smart_port: {type: str, description: "Auto Smartports macro of the switch."}
    reauthentication:
      description: "Reauthentication of the session."
      type: dict
      contains:
        type:
          description: "Whether a time or a date ends the session. Since ISE 3.4."
          type: str
          choices: [timer, expiration_date]
        timer: {type: int, description: "Seconds until reauthentication, V(1) to V(1073741823)."}
        dictionary: {type: str, description: "Dictionary of the attribute that contains the date. Since ISE 3.4."}
        attribute:
          description: "Attribute that contains the date, in the format V(2035-12-31T23:59:59-08:00). Since ISE 3.4."
          type: str
        connectivity:
          description: "Whether the endpoint stays connected during reauthentication (V(radius_request))."
          type: str
          choices: [default, radius_request]
    macsec_policy:
      description: "MACsec policy of the port."
      type: str
      choices: [none, must_secure, should_secure, must_not_secure]
    neat:
      description: "Whether the endpoint is a switch to be trusted (Network Edge Authentication Topology)."
      type: bool
    local_web_auth:
      description: >-
        Whether the device itself prompts for user name and password in the browser (local web authentication).
      type: bool
    interface_template: {type: str, description: "Interface template of the switch."}
    airespace_acl: {type: str, description: "ACL of the wireless controller."}
    airespace_ipv6_acl: {type: str, description: "IPv6 ACL of the wireless controller."}
    asa_vpn:
      description: >-
        Group policy of an ASA VPN gateway, or the attribute that contains it, such as V(Cisco:cisco-call-type).
      type: str
    avc_profile: {type: str, description: "AVC profile of the wireless controller."}
    unique_identifier:
      description: >-
        Attribute that identifies the endpoint independently of its MAC address, such as V(CERTIFICATE:Subject
        Alternative Name - URI). Since ISE 3.1.
      type: str
    advanced_attributes:
      description: "Any other attributes, in this order."
      type: list
      elements: dict
      contains:
        attribute:
          description: "Attribute to send, with its dictionary, such as V(Cisco:cisco-av-pair) or V(Radius:Filter-Id)."
          type: str
        value: {type: str, description: "Value of the attribute."}
        value_from: {type: str, description: "Attribute from which the value is copied, such as V(InternalUser:vlan)."}
        tag:
          description: >-
            Tag, V(0) to V(31), of an attribute whose name begins with C(Radius:Tunnel-) and that uses
            O(openise.ise.authorization_profile#module:advanced_attributes[].value_from). Since ISE 3.4.
          type: int
  # end: written by docs/generate/reference.py
  sample:
    - id: a8a5d9f0-7c5b-11eb-ad58-005056926583
      name: Employees
      description: VLAN and dACL of the employees
      access_type: accept
      type: switch
      network_device_profile: Cisco
      dacl: DACL_EMPLOYEES
      vlan:
        name: EMPLOYEES
        tag: 1
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.authorization_profile import AUTHORIZATION_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(AUTHORIZATION_PROFILE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
