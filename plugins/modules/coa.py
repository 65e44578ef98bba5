#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reauthenticate and disconnect endpoints."""

from __future__ import annotations

DOCUMENTATION = r"""
module: coa
short_description: Reauthenticate or disconnect endpoints with Change of Authorization
version_added: "0.1.0"
description:
  - Requests Cisco ISE to send a Change of Authorization (CoA) to the network devices of endpoints.
  - Each endpoint is looked up first, by whatever option it is given. The newest session of its MAC address must be active;
    its record names the Policy Service node that owns it. Then all CoA requests are sent, up to O(max_connections) in
    parallel, each only once.
  - ISE reports whether it performed a CoA, but not its effect on the endpoint; O(wait) checks the effect.
  - If some endpoints fail, the others are still processed, and the task fails at the end.
extends_documentation_fragment:
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying ISE.
    support: full
    details: Sessions are looked up and no CoA is sent. RV(targets[].request) contains the request that would be sent.
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in C(check_mode)), when in diff mode.
    support: none
  idempotent:
    description: When run twice in a row outside check mode, with the same arguments, the second time indicates no change.
    support: partial
    details: >-
      An endpoint whose session has ended counts as disconnected. An endpoint that reconnected is disconnected again, and
      V(reauthenticate) is sent every time.
  action_group:
    description: Use C(group/openise.ise.ise) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - openise.ise.ise
options:
  action:
    description:
      - V(reauthenticate) makes endpoints authenticate again, so that the current policy is applied to them. An endpoint
        without a session is a failure.
      - V(disconnect) terminates sessions. An endpoint whose session has ended is not a change, and neither is a MAC address
        without a session; a warning names them. A user, address or session id of which ISE has no record is a failure,
        because it may be misspelt. See O(missing_ok).
    type: str
    required: true
    choices: [reauthenticate, disconnect]
  mac:
    description:
      - Endpoints by MAC address, in any notation. The session of the newest record is used.
    type: list
    elements: str
  user:
    description:
      - Endpoints by user name, as recorded by ISE. ISE returns only the newest session of a user; to select all sessions,
        find their MAC addresses with M(openise.ise.session_info).
      - Ansible splits a string at commas. A name with a comma must therefore be given as a list.
    type: list
    elements: str
  ip_address:
    description:
      - Endpoints by their IPv4 or IPv6 address. The newest session with the address is used.
    type: list
    elements: str
  session_id:
    description:
      - Endpoints by the audit session id of an active session.
    type: list
    elements: str
  nas:
    description:
      - Endpoints with an active session on these network devices, by IPv4 or IPv6 address. All sessions are read from ISE's
        list, which does not contain the names of devices, and each endpoint is then looked up with one request.
      - A session that ended in the meantime, or was replaced by another one, is a warning. A device without a session is a
        failure unless O(missing_ok) is set.
    type: list
    elements: str
  max_targets:
    description:
      - Maximum number of sessions on the devices in O(nas). If there are more, no CoA is sent and the task fails.
    type: int
    default: 100
  max_sessions:
    description:
      - Maximum number of active sessions of the deployment for reading the list that O(nas) needs, because long lists put a
        high load on the Monitoring node. If it is exceeded, the task fails.
    type: int
    default: 10000
  psn:
    description:
      - Host name of the Policy Service node that sends the CoA. Defaults to the node that owns the session, usually the only
        node from which network devices accept a CoA.
    type: str
  reauthenticate_type:
    description:
      - Reauthentication method. With V(default), the network device decides; V(last) is the method that succeeded last;
        V(rerun) runs all methods from the first one.
      - Defaults to V(default). Only for O(action=reauthenticate).
    type: str
    choices: [default, last, rerun]
  port_option:
    description:
      - Action on the port. V(default) does not change it, V(bounce) disables and re-enables it, V(shutdown) disables it
        until it is enabled on the network device. Wireless clients have no port.
      - Defaults to V(default). Only for O(action=disconnect).
    type: str
    choices: [default, bounce, shutdown]
  nas_ip:
    description:
      - Address of the network device to which the CoA is sent, instead of the address in the session. Requires
        O(destination_ip).
    type: str
  destination_ip:
    description:
      - Destination address of the session, to which the network device sent its RADIUS requests. Requires O(nas_ip).
    type: str
  addresses_from_session:
    description:
      - Whether to send both addresses of the session to ISE. Mutually exclusive with O(nas_ip) and O(destination_ip).
    type: bool
    default: false
  missing_ok:
    description:
      - Whether endpoints may be without an active session, for both actions, however they are given. They are then neither a
        failure nor a warning.
    type: bool
    default: false
  wait:
    description:
      - Whether to wait for the effect on each endpoint. For V(reauthenticate) that is a new authentication, with any result;
        a session that ends without one is a failure. For V(disconnect) it is the end of the session. ISE is polled for each
        endpoint after 1 second, then at intervals of up to 10 seconds.
      - An endpoint without a visible effect in time is a failure. ISE detects the end of a session only through accounting.
    type: bool
    default: false
  wait_timeout:
    description:
      - Seconds to wait, from 1 to 3600, counted from the last CoA. The task may take longer if the Monitoring node is
        overloaded.
    type: int
    default: 60
notes:
  - ISE waits for the network device. If a device does not respond, the request takes as long as ISE's RADIUS retries; keep
    O(timeout) at 60 seconds or more.
  - A CoA that got no response is never sent again. RV(targets[].outcome) is then V(unknown).
  - ISE refuses a CoA without a reason. The session is then read again, with two requests, and the message says what it shows.
seealso:
  - module: openise.ise.session_info
  - module: openise.ise.anc_endpoint
"""

EXAMPLES = r"""
- name: Reauthenticate an endpoint
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    action: reauthenticate
    mac: 001b.2100.002a

- name: Reauthenticate two users with all methods, and wait for the effect
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    action: reauthenticate
    reauthenticate_type: rerun
    user:
      - anna@example.com
      - bob
    wait: true
  register: again

- name: Show the new authorization profiles
  ansible.builtin.debug:
    msg: "{{ item.target }} is {{ item.after.status }} with {{ item.after.authorization_profiles | join(', ') }}"
  loop: "{{ again.targets }}"
  loop_control:
    label: "{{ item.target }}"

- name: Send the addresses of the network device and the destination as well
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
    action: reauthenticate
    ip_address: 10.20.0.42
    addresses_from_session: true

- name: Reauthenticate all endpoints on a switch
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    action: reauthenticate
    nas: 10.1.2.3
    max_targets: 48

- name: Disconnect the endpoint with this address if it has a session, and shut down the port
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    action: disconnect
    ip_address: 10.20.0.42
    port_option: shutdown
    wait: true
    missing_ok: true
"""

RETURN = r"""
targets:
  description:
    - Outcome for each endpoint, in the order of the options. An endpoint that is given twice is listed once. Unknown values
      are omitted.
  returned: when the Monitoring node could be queried
  type: list
  elements: dict
  contains:
    target: {type: str, description: "Value by which the endpoint was given, with O(nas) the address of the device."}
    mac: {type: str, description: "MAC address."}
    session_id: {type: str, description: "Audit session id of its session before the CoA."}
    psn: {type: str, description: "Policy Service node that sends the CoA."}
    nas_ip: {type: str, description: "Address of the endpoint's network device."}
    request: {type: str, description: "Request that was sent to ISE, or would be sent in check mode."}
    outcome:
      description:
        - V(accepted) if ISE performed the CoA; with O(wait), V(confirmed) if its effect was observed, V(timed_out) if not,
          V(session_ended) if the session ended without a new authentication.
        - V(refused) if ISE did not perform it, although the session is active.
        - V(unknown) if a response from ISE is missing, V(failed) if no CoA was performed because of an error.
        - V(no_session) if there is no active session.
        - V(planned) in check mode.
      type: str
    msg: {type: str, description: "Error and its remedy."}
    before:
      description:
        - Session before the CoA, with those attributes of RV(openise.ise.session_info#module:sessions) that a CoA may
          change.
      type: dict
      contains: &session
        status: {type: str, description: "V(active), V(ended) or V(rejected)."}
        username: {type: str, description: "Name of the user, or MAC address of a device."}
        audit_session_id: {type: str, description: "Audit session id, which reauthentication does not change."}
        authentication_time: {type: str, description: "Time of the authentication, in ISO 8601 format with an offset."}
        authentication_method: {type: str, description: "Method, such as V(dot1x) or V(mab)."}
        authorization_profiles: {type: list, elements: str, description: "Authorization profiles it got."}
        security_group: {type: str, description: "Security group."}
        endpoint_profile: {type: str, description: "Profile that ISE assigned to the endpoint."}
        posture_status: {type: str, description: "Posture."}
        failure_reason: {type: str, description: "Cause of the failed authentication."}
    after:
      description: The same attributes of the newest record, as observed by O(wait), or after ISE refused the CoA.
      type: dict
      contains: *session
  sample:
    - target: 00:1B:21:00:00:2A
      mac: 00:1B:21:00:00:2A
      session_id: 0A0102030000002A5E1B2C3D
      psn: ise-psn1
      nas_ip: 10.1.2.3
      request: GET /admin/API/mnt/CoA/Reauth/ise-psn1/00:1B:21:00:00:2A/0
      outcome: accepted
node:
  description: Monitoring node that responded.
  returned: when the Monitoring node could be queried
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.coa import CoaTask

TASK = CoaTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
