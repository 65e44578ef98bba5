#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep an authorization profile present or absent."""

from __future__ import annotations

DOCUMENTATION = r"""
module: authorization_profile
short_description: Manage authorization profiles of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes authorization profiles, which say what ISE tells a switch, a wireless controller or a
    VPN gateway when it lets somebody in, or does not.
  - The options are the I(common tasks) of ISE's own interface, in its order. O(advanced_attributes) adds any other attribute.
notes:
  - An authorization profile holds ACLs, portals and device profiles by name. A downloadable ACL or a portal that does not
    exist fails the task before anything is written; device profiles cannot be looked up with ERS.
  - Security groups, and tasks of the interface that are not among the options, cannot be set with ERS.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the profile. Needed unless O(id) is given. With O(id), the profile gets this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  access_type:
    description:
      - Whether access is granted or refused. ISE takes V(accept) where none is given.
    type: str
    choices: [accept, reject]
  type:
    description:
      - Kind of the profile. ISE takes V(switch), the kind for ordinary network access, where none is given.
      - Cisco's newest reference says that no other kind is supported.
    type: str
    choices: [switch, trustsec, tacacs]
  network_device_profile:
    description:
      - Network device profile the profile is for, by name. ISE takes V(Cisco) where none is given.
    type: str
  service_template:
    description:
      - Whether the profile is a service template that switches can download.
    type: bool
  track_movement:
    description:
      - Whether ISE tracks movements of the endpoint.
    type: bool
  agentless_posture:
    description:
      - Whether the endpoint's posture is checked without an agent.
    type: bool
  passive_identity_tracking:
    description:
      - Whether the session may be merged with a login that ISE learns of passively (Easy Connect).
    type: bool
  dacl:
    description:
      - Downloadable ACL for IPv4, by name. M(openise.ise.downloadable_acl) makes them.
    type: str
  ipv6_dacl:
    description:
      - Downloadable ACL for IPv6, by name.
    type: str
  acl:
    description:
      - ACL that the device has itself, sent as Filter-ID.
    type: str
  ipv6_acl:
    description:
      - IPv6 ACL that the device has itself, sent as Filter-ID.
    type: str
  vlan:
    description:
      - VLAN the endpoint is put into. An empty value removes it.
    type: dict
    suboptions:
      name:
        description:
          - Name or number of the VLAN. Needed.
          - A name with a colon is an attribute of a dictionary, such as V(CMDB:vlan). ISE takes those of ODBC dictionaries
            only.
        type: str
      tag:
        description: Tag of the tunnel attributes that carry the VLAN, V(0) to V(31). V(1) is sent where none is given.
        type: int
  voice_domain_permission:
    description:
      - Whether the endpoint may use the voice VLAN.
    type: bool
  web_redirection:
    description:
      - Portal to which the browser is redirected. An empty value removes it.
    type: dict
    suboptions:
      type:
        description: What the portal is for. Needed; it must fit O(web_redirection.portal).
        type: str
        choices: [central_web_auth, hotspot, native_supplicant_provisioning, client_provisioning]
      acl:
        description: ACL on the device that says which traffic is redirected. Needed.
        type: str
      portal:
        description: Portal, by name. Needed. M(openise.ise.portal_info) lists them.
        type: str
      static_host:
        description: Address or host name in the redirection, where it is not to be that of the PSN that authenticated.
        type: str
      certificate_renewal_message:
        description:
          - Whether the portal tells that a certificate can be renewed. Only with O(web_redirection.type=central_web_auth), where
            V(true) is sent if nothing is given.
        type: bool
  auto_smart_port:
    description:
      - Auto Smartports macro of the switch.
    type: str
  reauthentication:
    description:
      - When the session must authenticate again. An empty value removes it.
    type: dict
    suboptions:
      type:
        description:
          - Whether a time or a date ends the session. ISE takes V(timer) where none is given. Since ISE 3.4 patch 1.
          - Changing it removes the settings of the other type.
        type: str
        choices: [timer, expiration_date]
      timer:
        description:
          - Seconds until reauthentication, V(1) to V(1073741823). Only with O(reauthentication.type=timer).
          - Older releases are said to take no more than V(65535).
        type: int
      dictionary:
        description:
          - Dictionary with the attribute that holds the date. Needed with O(reauthentication.type=expiration_date), and only
            there. Since ISE 3.4 patch 1.
        type: str
      attribute:
        description:
          - Attribute that holds the date, in the form V(2035-12-31T23:59:59-08:00). Needed with
            O(reauthentication.type=expiration_date), and only there. Since ISE 3.4 patch 1.
        type: str
      connectivity:
        description:
          - Whether the endpoint stays connected while it authenticates again, which V(radius_request) asks for. V(default) is
            sent where nothing is given.
        type: str
        choices: [default, radius_request]
  macsec_policy:
    description:
      - MACsec policy of the port. V(none) sends none.
    type: str
    choices: [none, must_secure, should_secure, must_not_secure]
  neat:
    description:
      - Whether the endpoint is a switch that is to be trusted (Network Edge Authentication Topology).
    type: bool
  local_web_auth:
    description:
      - Whether the device itself asks for user name and password in the browser (local web authentication).
    type: bool
  interface_template:
    description:
      - Interface template of the switch.
    type: str
  airespace_acl:
    description:
      - ACL of the wireless controller.
    type: str
  airespace_ipv6_acl:
    description:
      - IPv6 ACL of the wireless controller.
    type: str
  asa_vpn:
    description:
      - Group policy of an ASA VPN gateway, or the attribute that holds it, such as V(Cisco:cisco-call-type).
    type: str
  avc_profile:
    description:
      - AVC profile of the wireless controller.
    type: str
  unique_identifier:
    description:
      - Attribute that identifies the endpoint whatever its MAC address is, such as
        V(CERTIFICATE:Subject Alternative Name - URI). Since ISE 3.1.
    type: str
  advanced_attributes:
    description:
      - Any other attributes, in this order. The list is compared and written as a whole; an empty one removes them.
    type: list
    elements: dict
    suboptions:
      attribute:
        description: Attribute that is sent, with its dictionary, such as V(Cisco:cisco-av-pair) or V(Radius:Filter-Id).
        type: str
        required: true
      value:
        description: What it is sent with. Either this or O(advanced_attributes[].value_from) is needed.
        type: str
      value_from:
        description: Attribute whose value it is sent with, such as V(InternalUser:vlan).
        type: str
      tag:
        description:
          - Tag, V(0) to V(31), of an attribute whose name begins with C(Radius:Tunnel-) and that has
            O(advanced_attributes[].value_from). Since ISE 3.4.
        type: int
seealso:
  - module: openise.ise.authorization_profile_info
  - module: openise.ise.downloadable_acl
"""

EXAMPLES = r"""
# A profile can only name a dACL that exists.
- name: Keep the dACL of the employees
  openise.ise.downloadable_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: DACL_EMPLOYEES
    content: |
      deny ip any 10.99.0.0 0.0.255.255
      permit ip any any

- name: Keep the profile of the employees
  openise.ise.authorization_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    description: VLAN and dACL of the employees
    dacl: DACL_EMPLOYEES
    vlan:
      name: EMPLOYEES
    reauthentication:
      timer: 28800
      connectivity: radius_request
    macsec_policy: should_secure

- name: Move them to another VLAN, and change nothing else
  openise.ise.authorization_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    vlan:
      name: "120"

- name: Redirect guests to their portal
  openise.ise.authorization_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Guest_Redirect
    web_redirection:
      type: central_web_auth
      acl: ACL_WEBAUTH_REDIRECT
      portal: Self-Registered Guest Portal (default)

- name: Put users into the VLAN their account names
  openise.ise.authorization_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Own_VLAN
    advanced_attributes:
      - attribute: Radius:Tunnel-Type
        value: VLAN
      - attribute: Radius:Tunnel-Private-Group-ID
        value_from: InternalUser:vlan
        tag: 1
      - attribute: Cisco:cisco-av-pair
        value: device-traffic-class=voice

- name: No longer have them authenticate again
  openise.ise.authorization_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    reauthentication: {}

- name: Remove the profile of the guests
  openise.ise.authorization_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Guest_Redirect
    state: absent
"""

RETURN = r"""
authorization_profile:
  description:
    - The profile under the names of the options, so that it can be given to a task again. What ISE does not have set is
      left out.
    - After a creation it holds what was sent and the new id, not what ISE filled in. Empty when the profile is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the profile."}
    description: {type: str, description: "Free text."}
    access_type: {type: str, choices: [accept, reject], description: "Whether access is granted or refused."}
    type: {type: str, choices: [switch, trustsec, tacacs], description: "Kind of the profile."}
    network_device_profile: {type: str, description: "Network device profile the profile is for, by name."}
    service_template: {type: bool, description: "Whether the profile is a service template that switches can download."}
    track_movement: {type: bool, description: "Whether ISE tracks movements of the endpoint."}
    agentless_posture: {type: bool, description: "Whether the endpoint's posture is checked without an agent."}
    passive_identity_tracking:
      description: "Whether the session may be merged with a login that ISE learns of passively (Easy Connect)."
      type: bool
    dacl: {type: str, description: "Downloadable ACL for IPv4, by name."}
    ipv6_dacl: {type: str, description: "Downloadable ACL for IPv6, by name."}
    acl: {type: str, description: "ACL that the device has itself, sent as Filter-ID."}
    ipv6_acl: {type: str, description: "IPv6 ACL that the device has itself, sent as Filter-ID."}
    vlan:
      description: "VLAN the endpoint is put into."
      type: dict
      contains:
        name: {type: str, description: "Name or number of the VLAN."}
        tag: {type: int, description: "Tag of the tunnel attributes that carry the VLAN, V(0) to V(31)."}
    voice_domain_permission: {type: bool, description: "Whether the endpoint may use the voice VLAN."}
    web_redirection:
      description: "Portal to which the browser is redirected."
      type: dict
      contains:
        type:
          description: "What the portal is for."
          type: str
          choices: [central_web_auth, hotspot, native_supplicant_provisioning, client_provisioning]
        acl: {type: str, description: "ACL on the device that says which traffic is redirected."}
        portal: {type: str, description: "Portal, by name."}
        static_host:
          description: >-
            Address or host name in the redirection, where it is not to be that of the PSN that authenticated.
          type: str
        certificate_renewal_message:
          description: "Whether the portal tells that a certificate can be renewed."
          type: bool
    auto_smart_port: {type: str, description: "Auto Smartports macro of the switch."}
    reauthentication:
      description: "When the session must authenticate again."
      type: dict
      contains:
        type:
          description: "Whether a time or a date ends the session. Since ISE 3.4."
          type: str
          choices: [timer, expiration_date]
        timer: {type: int, description: "Seconds until reauthentication, V(1) to V(1073741823)."}
        dictionary: {type: str, description: "Dictionary with the attribute that holds the date. Since ISE 3.4."}
        attribute:
          description: "Attribute that holds the date, in the form V(2035-12-31T23:59:59-08:00). Since ISE 3.4."
          type: str
        connectivity:
          description: >-
            Whether the endpoint stays connected while it authenticates again, which V(radius_request) asks for.
          type: str
          choices: [default, radius_request]
    macsec_policy:
      description: "MACsec policy of the port."
      type: str
      choices: [none, must_secure, should_secure, must_not_secure]
    neat:
      description: "Whether the endpoint is a switch that is to be trusted (Network Edge Authentication Topology)."
      type: bool
    local_web_auth:
      description: >-
        Whether the device itself asks for user name and password in the browser (local web authentication).
      type: bool
    interface_template: {type: str, description: "Interface template of the switch."}
    airespace_acl: {type: str, description: "ACL of the wireless controller."}
    airespace_ipv6_acl: {type: str, description: "IPv6 ACL of the wireless controller."}
    asa_vpn:
      description: >-
        Group policy of an ASA VPN gateway, or the attribute that holds it, such as V(Cisco:cisco-call-type).
      type: str
    avc_profile: {type: str, description: "AVC profile of the wireless controller."}
    unique_identifier:
      description: >-
        Attribute that identifies the endpoint whatever its MAC address is, such as V(CERTIFICATE:Subject Alternative
        Name - URI). Since ISE 3.1.
      type: str
    advanced_attributes:
      description: "Any other attributes, in this order."
      type: list
      elements: dict
      contains:
        attribute:
          description: >-
            Attribute that is sent, with its dictionary, such as V(Cisco:cisco-av-pair) or V(Radius:Filter-Id).
          type: str
        value: {type: str, description: "What it is sent with."}
        value_from: {type: str, description: "Attribute whose value it is sent with, such as V(InternalUser:vlan)."}
        tag:
          description: >-
            Tag, V(0) to V(31), of an attribute whose name begins with C(Radius:Tunnel-) and that has
            O(advanced_attributes[].value_from). Since ISE 3.4.
          type: int
  # end: written by tools/reference.py
  sample:
    id: a8a5d9f0-7c5b-11eb-ad58-005056926583
    name: Employees
    description: VLAN and dACL of the employees
    access_type: accept
    type: switch
    network_device_profile: Cisco
    dacl: DACL_EMPLOYEES
    vlan:
      name: EMPLOYEES
      tag: 1
    reauthentication:
      timer: 28800
      connectivity: radius_request
    advanced_attributes:
      - attribute: Cisco:cisco-av-pair
        value: device-traffic-class=voice
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.authorization_profile import AUTHORIZATION_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import ResourceTask

TASK = ResourceTask(AUTHORIZATION_PROFILE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
