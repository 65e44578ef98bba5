#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an authorization profile."""

from __future__ import annotations

DOCUMENTATION = r"""
module: authorization_profile
short_description: Manage authorization profiles of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes authorization profiles. A profile defines the RADIUS response of ISE to a switch, a
    wireless controller or a VPN gateway that grants or denies access.
  - The options are the I(common tasks) of ISE's web interface, in the same order. O(advanced_attributes) adds any other
    attribute.
notes:
  - An authorization profile refers to ACLs, portals and device profiles by name. If a downloadable ACL or a portal does not
    exist, the task fails before any write. Device profiles cannot be looked up with ERS.
  - ERS cannot set security groups and those common tasks of the web interface that have no option here.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the profile. Required unless O(id) is set. With O(id), the profile is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  access_type:
    description:
      - Whether access is granted or denied. ISE defaults to V(accept).
    type: str
    choices: [accept, reject]
  type:
    description:
      - Type of the profile. ISE defaults to V(switch), the type for ordinary network access.
      - According to Cisco's latest reference, no other type is supported.
    type: str
    choices: [switch, trustsec, tacacs]
  network_device_profile:
    description:
      - Name of the network device profile to which this profile applies. ISE defaults to V(Cisco).
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
      - Whether the endpoint's posture is assessed without an agent.
    type: bool
  passive_identity_tracking:
    description:
      - Whether the session may be merged with a login that ISE detects passively (Easy Connect).
    type: bool
  dacl:
    description:
      - Name of the downloadable ACL for IPv4. M(openise.ise.downloadable_acl) creates them.
    type: str
  ipv6_dacl:
    description:
      - Name of the downloadable ACL for IPv6.
    type: str
  acl:
    description:
      - ACL configured on the device, sent as Filter-ID.
    type: str
  ipv6_acl:
    description:
      - IPv6 ACL configured on the device, sent as Filter-ID.
    type: str
  vlan:
    description:
      - VLAN to which the endpoint is assigned. An empty value removes it.
    type: dict
    suboptions:
      name:
        description:
          - Name or number of the VLAN. Required.
          - A name with a colon is a dictionary attribute, such as V(CMDB:vlan). ISE accepts only attributes of ODBC
            dictionaries.
        type: str
      tag:
        description: Tag of the tunnel attributes for the VLAN, V(0) to V(31). Defaults to V(1) for a new setting.
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
        description: Purpose of the portal. Required; it must match O(web_redirection.portal).
        type: str
        choices: [central_web_auth, hotspot, native_supplicant_provisioning, client_provisioning]
      acl:
        description: ACL on the device that selects the traffic to redirect. Required.
        type: str
      portal:
        description: Name of the portal. Required. M(openise.ise.portal_info) lists the portals.
        type: str
      static_host:
        description: IP address or host name in the redirection URL. Defaults to the PSN that authenticated the endpoint.
        type: str
      certificate_renewal_message:
        description:
          - Whether the portal shows that a certificate can be renewed. Only with O(web_redirection.type=central_web_auth),
            where it defaults to V(true).
        type: bool
  auto_smart_port:
    description:
      - Auto Smartports macro of the switch.
    type: str
  reauthentication:
    description:
      - Reauthentication of the session. An empty value removes it.
    type: dict
    suboptions:
      type:
        description:
          - Whether a time or a date ends the session. ISE defaults to V(timer). Since ISE 3.4 patch 1.
          - A change removes the settings of the other type.
        type: str
        choices: [timer, expiration_date]
      timer:
        description:
          - Seconds until reauthentication, V(1) to V(1073741823). Only with O(reauthentication.type=timer).
          - Older releases reportedly accept at most V(65535).
        type: int
      dictionary:
        description:
          - Dictionary of the attribute that contains the date. Required with, and only valid with,
            O(reauthentication.type=expiration_date). Since ISE 3.4 patch 1.
        type: str
      attribute:
        description:
          - Attribute that contains the date, in the format V(2035-12-31T23:59:59-08:00). Required with, and only valid with,
            O(reauthentication.type=expiration_date). Since ISE 3.4 patch 1.
        type: str
      connectivity:
        description:
          - Whether the endpoint stays connected during reauthentication (V(radius_request)). Defaults to V(default) for a
            new setting.
        type: str
        choices: [default, radius_request]
  macsec_policy:
    description:
      - MACsec policy of the port. With V(none), no policy is sent.
    type: str
    choices: [none, must_secure, should_secure, must_not_secure]
  neat:
    description:
      - Whether the endpoint is a switch to be trusted (Network Edge Authentication Topology).
    type: bool
  local_web_auth:
    description:
      - Whether the device itself prompts for user name and password in the browser (local web authentication).
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
      - Group policy of an ASA VPN gateway, or the attribute that contains it, such as V(Cisco:cisco-call-type).
    type: str
  avc_profile:
    description:
      - AVC profile of the wireless controller.
    type: str
  unique_identifier:
    description:
      - Attribute that identifies the endpoint independently of its MAC address, such as V(CERTIFICATE:Subject Alternative
        Name - URI). Since ISE 3.1.
    type: str
  advanced_attributes:
    description:
      - Any other attributes, in this order. The list is compared and written as a whole; an empty list removes all.
    type: list
    elements: dict
    suboptions:
      attribute:
        description: Attribute to send, with its dictionary, such as V(Cisco:cisco-av-pair) or V(Radius:Filter-Id).
        type: str
        required: true
      value:
        description: Value of the attribute. Either this or O(advanced_attributes[].value_from) is required.
        type: str
      value_from:
        description: Attribute from which the value is copied, such as V(InternalUser:vlan).
        type: str
      tag:
        description:
          - Tag, V(0) to V(31), of an attribute whose name begins with C(Radius:Tunnel-) and that uses
            O(advanced_attributes[].value_from). Since ISE 3.4.
        type: int
seealso:
  - module: openise.ise.authorization_profile_info
  - module: openise.ise.downloadable_acl
"""

EXAMPLES = r""" # The dACL must exist before a profile can refer to it.
- name: Create the dACL of the employees
  openise.ise.downloadable_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: DACL_EMPLOYEES
    content: |
      deny ip any 10.99.0.0 0.0.255.255
      permit ip any any

- name: Create the profile of the employees
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

- name: Change only the VLAN
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

- name: Assign users to the VLAN set in their account
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

- name: Remove the reauthentication
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
    - The profile, with the option names as keys, so that it can be passed to a task again. Attributes that are not set on
      ISE are omitted.
    - After a creation it contains the values sent and the new id, but no defaults set by ISE. Empty when the profile is
      absent.
  returned: success
  type: dict
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
            O(advanced_attributes[].value_from). Since ISE 3.4.
          type: int
  # end: written by docs/generate/reference.py
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
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(AUTHORIZATION_PROFILE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
