# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replacements for the modules of awx.awx, which check and record their options.

The collection awx.awx is on Galaxy only. The options are those of release 24.6.1, without the connection to AWX, which all its
modules have, and without virtual environments, which AWX no longer has.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_STATE = "state=present|absent|exists"
_NOTIFICATIONS = " ".join(f"notification_templates_{when}:list" for when in ("started", "success", "error"))
_ASKED = """credential diff_mode execution_environment forks instance_groups inventory job_slice_count job_type labels limit
scm_branch skip_tags tags timeout variables verbosity"""

# The options of each module: "*" marks required ones; ":" is followed by a type, "=" by choices.
_OPTIONS = {
    "credential_type": f"name* new_name description kind=cloud|insights|net|scm|ssh|vault inputs:dict injectors:dict {_STATE}",
    "credential": f"""name* new_name copy_from description organization credential_type* inputs:dict update_secrets:bool
        user team {_STATE}""",
    "execution_environment": f"""name* new_name image description organization credential pull=always|missing|never
        {_STATE}""",
    "project": f"""name* new_name copy_from description scm_type=manual|git|svn|insights|archive scm_url local_path
        scm_branch scm_refspec credential scm_clean:bool scm_delete_on_update:bool scm_track_submodules:bool
        scm_update_on_launch:bool scm_update_cache_timeout:int allow_override:bool timeout:int default_environment
        organization wait:bool update_project:bool interval:float signature_validation_credential {_NOTIFICATIONS}
        {_STATE}""",
    "inventory": f"""name* new_name copy_from description organization* variables:dict kind=|smart|constructed host_filter
        instance_groups:list prevent_instance_group_fallback:bool input_inventories:list {_STATE}""",
    "inventory_source": f"""name* new_name description inventory*
        source=scm|ec2|gce|azure_rm|vmware|satellite6|openstack|rhv|controller|insights|terraform|openshift_virtualization
        source_path source_vars:dict enabled_var enabled_value host_filter limit credential execution_environment
        organization overwrite:bool overwrite_vars:bool timeout:int verbosity=0|1|2 update_on_launch:bool
        update_cache_timeout:int source_project scm_branch {_NOTIFICATIONS} {_STATE}""",
    "job_template": f"""name* new_name copy_from description organization job_type=run|check inventory project playbook
        credential vault_credential credentials:list execution_environment instance_groups:list forks:int limit
        verbosity=0|1|2|3|4|5 extra_vars:dict job_tags force_handlers:bool skip_tags start_at_task timeout:int
        use_fact_cache:bool host_config_key survey_enabled:bool survey_spec:dict become_enabled:bool diff_mode:bool
        allow_simultaneous:bool scm_branch job_slice_count:int webhook_service=github|gitlab| webhook_credential
        labels:list prevent_instance_group_fallback:bool {_NOTIFICATIONS} {_STATE}
        {" ".join(f"ask_{each}_on_launch:bool" for each in _ASKED.split())}""",
    "schedule": f"""name* new_name description rrule execution_environment extra_data:dict forks:int instance_groups:list
        inventory job_slice_count:int labels:list timeout:int credentials:list scm_branch job_type=run|check job_tags
        skip_tags limit diff_mode:bool verbosity=0|1|2|3|4|5 unified_job_template organization enabled:bool {_STATE}""",
}

# An action plugin is sufficient for a task, and needs no process.
_PLUGIN = """
import json
from ansible.plugins.action import ActionBase

class ActionModule(ActionBase):
    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        _valid, arguments = self.validate_argument_spec({spec!r})
        given = {{name: value for name, value in arguments.items() if value is not None}}
        with open({record!r}, "a") as record:
            record.write(json.dumps([{name!r}, given]) + "\\n")
        return {{**result, "changed": True}}
"""


def _spec(options: str) -> dict[str, Any]:
    spec: dict[str, Any] = {}
    for word in options.split():
        name, _sign, choices = word.partition("=")
        name, _sign, kind = name.partition(":")
        spec[name.rstrip("*")] = {
            "required": name.endswith("*"),
            "type": kind or "str",
            **({"choices": choices.split("|")} if "=" in word else {}),
        }
    return spec


def install(collections: Path, record: Path) -> None:
    """Install the modules below ``collections``; when they run, they append their options to the file ``record``."""
    actions = collections / "ansible_collections" / "awx" / "awx" / "plugins" / "action"
    actions.mkdir(parents=True)
    for name, options in _OPTIONS.items():
        plugin = _PLUGIN.format(spec=_spec(options), record=str(record), name=name)
        (actions / f"{name}.py").write_text(plugin)


def recorded(record: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return modules and options in the order of the calls."""
    return [(name, given) for name, given in map(json.loads, record.read_text().splitlines())]
