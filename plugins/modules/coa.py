#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Re-authenticate and disconnect endpoints."""

from __future__ import annotations

DOCUMENTATION = r"""
module: coa
short_description: Re-authenticate or disconnect endpoints with Change of Authorization
version_added: "0.1.0"
description:
  - Lets Cisco ISE send a Change of Authorization (CoA) to the network devices where endpoints are.
  - Each endpoint is looked up first, whatever it is named by. The newest session of its MAC address must be active, and tells the
    Policy Service node that owns it. Then all CoA are sent, up to O(max_connections) at once, each once only.
  - ISE answers whether it carried a CoA out. What the endpoint then does is another matter; O(wait) looks.
  - When some endpoints fail, the others are treated all the same, and the task fails at its end.
extends_documentation_fragment:
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying ISE.
    support: full
    details: Sessions are looked up, no CoA is sent, and RV(targets[].request) is what would be sent.
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in C(check_mode)), when in diff mode.
    support: none
  idempotent:
    description: When run twice in a row outside check mode, with the same arguments, the second time indicates no change.
    support: partial
    details: An endpoint without a session is disconnected already. One that came back is disconnected again, and
      V(reauthenticate) is done each time.
  action_group:
    description: Use C(group/openise.ise.ise) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - openise.ise.ise
options:
  action:
    description:
      - V(reauthenticate) lets endpoints authenticate again, so that they get what the policy now says. An endpoint without a
        session is a failure.
      - V(disconnect) ends sessions. An endpoint without a session is no change.
    type: str
    required: true
    choices: [reauthenticate, disconnect]
  mac:
    description:
      - Endpoints by MAC address, in any notation. The session of the newest record counts.
    type: list
    elements: str
  user:
    description:
      - Endpoints by user name, as ISE recorded it. ISE tells the newest session of a user only; to reach all of them, find
        their MAC addresses with M(openise.ise.session_info).
      - Ansible takes a text for a list with commas between. A name with a comma must be in a list of its own.
    type: list
    elements: str
  ip_address:
    description:
      - Endpoints by their IPv4 or IPv6 address. The newest session with the address counts.
    type: list
    elements: str
  session_id:
    description:
      - Endpoints by the audit session id of an active session.
    type: list
    elements: str
  psn:
    description:
      - Policy Service node to send the CoA, by host name. Without it, the one that owns the session, which is the only one that
        network devices usually listen to.
    type: str
  reauthenticate_type:
    description:
      - How to re-authenticate. V(default) leaves it to the network device, V(last) is the method that succeeded last, V(rerun)
        runs all methods from the first one.
      - Without it, V(default). Only for O(action=reauthenticate).
    type: str
    choices: [default, last, rerun]
  port_option:
    description:
      - What happens to the port. V(default) leaves it alone, V(bounce) lets it go down and up, V(shutdown) lets it go down for
        good, until somebody enables it at the network device. Wireless clients have no port.
      - Without it, V(default). Only for O(action=disconnect).
    type: str
    choices: [default, bounce, shutdown]
  nas_ip:
    description:
      - Address of the network device to send the CoA to, in place of the one ISE has for the session. Needs O(destination_ip).
    type: str
  destination_ip:
    description:
      - Destination address of the session, which is where the network device sent its RADIUS to. Needs O(nas_ip).
    type: str
  addresses_from_session:
    description:
      - Whether to tell ISE both addresses as the session has them. Not together with O(nas_ip) and O(destination_ip).
    type: bool
    default: false
  wait:
    description:
      - Whether to wait until each endpoint has a new authentication, whatever its result, or its session is gone. ISE is asked
        about each after 1 second, then with rests of up to 10 seconds.
      - An endpoint of which nothing is seen in time is a failure. ISE hears of the end of a session by accounting only.
    type: bool
    default: false
  wait_timeout:
    description:
      - Seconds to wait, from 1 to 3600, counted from the last CoA. When the Monitoring node is overloaded, it may take longer.
    type: int
    default: 60
notes:
  - ISE waits for the network device. When one does not answer, that takes as long as its RADIUS retries; leave O(timeout) at 60
    seconds or more.
  - A CoA whose answer did not come is never sent again. RV(targets[].outcome) is V(unknown) then.
seealso:
  - module: openise.ise.session_info
  - module: openise.ise.anc_endpoint
"""

EXAMPLES = r"""
- name: Let an endpoint authenticate again
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    action: reauthenticate
    mac: 001b.2100.002a

- name: Let two users authenticate again with all methods, and wait for it
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

- name: Show what they got
  ansible.builtin.debug:
    msg: "{{ item.target }} is {{ item.after.status }} with {{ item.after.authorization_profiles | join(', ') }}"
  loop: "{{ again.targets }}"
  loop_control:
    label: "{{ item.target }}"

- name: Tell ISE the addresses of network device and destination as well
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
    action: reauthenticate
    ip_address: 10.20.0.42
    addresses_from_session: true

- name: Disconnect whoever has this address, and shut the port down
  openise.ise.coa:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    action: disconnect
    ip_address: 10.20.0.42
    port_option: shutdown
    wait: true
"""

RETURN = r"""
targets:
  description:
    - What became of each endpoint, in the order of the options. An endpoint that is named twice is there once. What is not
      known is left out.
  returned: when the Monitoring node could be asked
  type: list
  elements: dict
  contains:
    target: {type: str, description: "What it was named by, MAC addresses in ISE's notation."}
    mac: {type: str, description: "MAC address."}
    session_id: {type: str, description: "Audit session id of its session before the CoA."}
    psn: {type: str, description: "Policy Service node that sends the CoA."}
    nas_ip: {type: str, description: "Address of the network device where the endpoint is."}
    request: {type: str, description: "What was sent to ISE, or would be in check mode."}
    outcome:
      description:
        - V(accepted) when ISE carried the CoA out, and with O(wait) V(confirmed) when its effect was seen, V(timed_out) when not.
        - V(refused) when ISE did not carry it out.
        - V(unknown) when an answer of ISE is missing, V(failed) when no CoA was carried out because something is wrong.
        - V(no_session) when there is no active session.
        - V(planned) in check mode.
      type: str
    msg: {type: str, description: "What is wrong with it, and what to do."}
    before:
      description:
        - Its session before the CoA, in the words of RV(openise.ise.session_info#module:sessions), as far as a CoA may change it.
      type: dict
      contains: &session
        status: {type: str, description: "V(active), V(ended) or V(rejected)."}
        username: {type: str, description: "Name of the user, or MAC address of a device."}
        audit_session_id: {type: str, description: "Audit session id, which re-authentication keeps."}
        authentication_time: {type: str, description: "When it was authenticated, in ISO form with an offset."}
        authentication_method: {type: str, description: "Method, such as V(dot1x) or V(mab)."}
        authorization_profiles: {type: list, elements: str, description: "Authorization profiles it got."}
        security_group: {type: str, description: "Security group."}
        endpoint_profile: {type: str, description: "Profile the endpoint was found to have."}
        posture_status: {type: str, description: "Posture."}
        failure_reason: {type: str, description: "Why the authentication failed."}
    after:
      description: The same of its newest record, as far as O(wait) saw it.
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
  description: The Monitoring node that answered.
  returned: when the Monitoring node could be asked
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
