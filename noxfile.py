# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every check and test as a session of nox. ``make test`` runs them side by side (tools/parallel.py), in the order of this file.

Environments are sessions of their own, which the others require: many sessions share one. Each is installed from one or two
of the hashed lists in tools/requirements, which ``make lock`` writes. What antsibull-nox checks is in antsibull-nox.toml;
its sessions for ansible-test need containers, so those here run ``ansible-test --local``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

import nox

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tools import checkout, environments
from tools.checkout import BUILD, COLLECTION, ROOT, SIMULATOR, TREE
from tools.environments import BOOTSTRAP, FOREIGN_CLIENTS, PYTHONS, REQUIREMENTS, Core, cores, foreign_python, registry
from tools.output import ANSIBLE_TEST, ANSIBLE_TEST_UNITS, PYTEST, Guard
from tools.parallel import ANTSIBULL_NOX, OWN_SESSIONS

nox.needs_version = ">=2026.10.20"
nox.options.envdir = str(BUILD / "nox")
nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"

DEV, DOCS, GALAXY, CERTIFICATION = "venv-dev", "venv-docs", "venv-galaxy", "venv-certification"

# Programs that ansible-core never loads. ruff and mypy check them; sanity has rules for modules (no variable may be called "_").
NO_PLUGINS = (
    "docs/generate", "docs/site", "noxfile.py", "tests/awx", "tests/bench", "tests/config", "tests/contract", "tests/docs",
    "tests/e2e", "tests/faults", "tests/files", "tests/foreign_clients", "tests/simulator", "tests/truth", "tools",
)  # fmt: skip


class Run(Protocol):
    """Runs a program of a session's environment; the session fails when the program or the guard says so."""

    def __call__(self, *command: str, guard: Guard | None = None, **variables: str) -> None: ...


Place = Literal["checkout", "collection", "clone"]
Body = Callable[[nox.Session, Run], None]


# -- environments ------------------------------------------------------------------------------------------------------


CORES = cores()
HERE = [core for core in CORES if core.executable]
if not HERE:
    sys.exit("No Python was found that a supported ansible-core runs on; install Python 3.11, 3.12 or 3.13.")
OLDEST, NEWEST = HERE[0], [core for core in HERE if core.released][-1]


def environment(name: str, python: str, *locks: Path, core: Core | None = None) -> None:
    """Define the session that makes an environment: exactly what the lists say, and the simulator from the checkout."""

    @nox.session(name=name, python=python, default=False)
    def install(session: nox.Session) -> None:
        files = [str(lock.relative_to(ROOT)) for lock in locks]
        session.run_install("uv", "pip", "sync", "--quiet", "--require-hashes", *files, env=registry())
        (site,) = Path(session.virtualenv.location).glob("lib/python3*/site-packages")
        (site / "ise_simulator.pth").write_text(f"{SIMULATOR}\n")
        if core:
            environments.place_get_pip(site)
            environments.use_registry_only(site)

    install.__doc__ = f"Make the environment {name}."


for each in HERE:
    environment(each.venv, each.executable, REQUIREMENTS / "tests.txt", each.lock, core=each)
environment(DEV, NEWEST.executable, REQUIREMENTS / "dev.txt")
environment(DOCS, NEWEST.executable, REQUIREMENTS / "docs.txt")
environment(GALAXY, NEWEST.executable, REQUIREMENTS / "galaxy.txt")
environment(CERTIFICATION, OLDEST.executable, REQUIREMENTS / "certification.txt")
if foreign_python():
    for _client in FOREIGN_CLIENTS:
        environment(f"venv-{_client}", foreign_python(), REQUIREMENTS / f"{_client}.txt")


# -- how sessions run --------------------------------------------------------------------------------------------------


@contextmanager
def workplace(session: nox.Session, venv: str, place: Place, left_out: tuple[str, ...] = ()) -> Iterator[Run]:
    """Yield what runs programs in ``place``: the checkout, a copy where Ansible looks for the collection, or a bare clone.

    Each session has a home and a folder for temporary files of its own. Their names are short: ansible-core and Python open
    sockets there, and a socket's path ends at 107 characters.
    """
    scratch = Path(tempfile.mkdtemp(prefix="ise-"))
    try:
        (scratch / "t").mkdir()
        programs = BUILD / "nox" / venv.replace(".", "-") / "bin"  # as nox spells it
        env = checkout.hermetic_environment(scratch / "home", programs, BOOTSTRAP) | {"TMPDIR": str(scratch / "t")}
        if place == "checkout":
            folder, env["ANSIBLE_COLLECTIONS_PATH"] = ROOT, str(checkout.collections_tree())
        elif place == "collection":
            folder, env["ANSIBLE_COLLECTIONS_PATH"] = scratch / COLLECTION, str(scratch)
        else:
            folder = scratch / "clone"
        if folder != ROOT:
            checkout.copy_checkout(folder, *left_out)
        if place == "clone":
            for arguments in (["init", "--quiet"], ["add", "--all"]):
                subprocess.run(["git", *arguments], cwd=folder, env=env, check=True)

        def run(*command: str, guard: Guard | None = None, **variables: str) -> None:
            program, *arguments = command
            log = scratch / "output"
            tee = ["bash", "-o", "pipefail", "-c", '"$@" 2>&1 | tee "$0"', str(log)] if guard else []
            line = [*tee, shutil.which(program, path=env["PATH"]) or program, *arguments]
            done = session.run(*line, env=env | variables, include_outer_env=False, interrupt_timeout=None)
            if done and guard and (problem := guard.problem(log.read_text(errors="replace"))):
                session.error(problem)

        with session.chdir(folder):
            yield run
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def add(
    name: str,
    group: str,
    venv: str,
    body: Body,
    place: Place = "checkout",
    left_out: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
) -> None:
    """Define a session; ``group`` is its tag for nox and a target of the Makefile, ``others`` are further environments."""

    @nox.session(name=name, tags=[group], requires=[venv, *others], venv_backend="none")
    def session_of_its_own(session: nox.Session) -> None:
        with workplace(session, venv, place, left_out) as run:
            body(session, run)

    session_of_its_own.__doc__ = body.__doc__


def check(group: str, venv: str = DEV, place: Place = "checkout") -> Callable[[Body], Body]:
    """Define the session that is called like the decorated function."""

    def define(body: Body) -> Body:
        add(body.__name__.replace("_", "-"), group, venv, body, place)
        return body

    return define


def pytest(name: str, folder: str, *options: str, venv: str = NEWEST.venv, group: str = "") -> None:
    """Define a session that runs pytest on a folder."""

    def body(session: nox.Session, run: Run) -> None:
        run("python", "-m", "pytest", folder, *options, *session.posargs, guard=PYTEST)

    body.__doc__ = f"Run pytest {folder}; arguments behind -- are pytest's."
    add(name, group or name, venv, body)


def ansible_test(name: str, kind: str, core: Core, guard: Guard = ANSIBLE_TEST, left_out: tuple[str, ...] = ()) -> None:
    """Define a session that runs ansible-test in a copy of the checkout."""

    def body(session: nox.Session, run: Run) -> None:
        with checkout.machine_wide(f"python{core.python}"):
            run(
                "ansible-test", kind, "--local", "--python", core.python, "--color", "no", *session.posargs, guard=guard
            )

    body.__doc__ = f"Run ansible-test {kind} with ansible-core {core.release}."
    add(name, kind, core.venv, body, "collection", left_out)


def absent(kind: str, core: Core) -> None:
    """Define a session that says why it cannot run here."""

    @nox.session(name=f"{kind}-{core.release}", tags=[kind], venv_backend="none")
    def session_without_python(session: nox.Session) -> None:
        session.skip(f"ansible-core {core.release} needs one of Python {', '.join(PYTHONS[core.release])}")

    session_without_python.__doc__ = f"Skip {kind} with ansible-core {core.release}: no Python for it was found."


# -- lint --------------------------------------------------------------------------------------------------------------

if not os.environ.get(OWN_SESSIONS):
    os.environ.update(registry())
    import antsibull_nox

    antsibull_nox.load_antsibull_nox_toml()
    for _name in ANTSIBULL_NOX:
        nox.registry.get()[_name].tags = ["lint"]


@check("lint")
def ruff(_session: nox.Session, run: Run) -> None:
    """Check style and format of Python."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")


@check("lint")
def reuse(_session: nox.Session, run: Run) -> None:
    """Check that every file says its licence, as REUSE asks."""
    run("reuse", "lint", "--lines")


@check("lint", place="collection")
def changelog(_session: nox.Session, run: Run) -> None:
    """Check the fragments and the changelog."""
    run("antsibull-changelog", "lint")
    run("antsibull-changelog", "lint-changelog-yaml", "changelogs/changelog.yaml")


@check("lint")
def mypy(session: nox.Session, run: Run) -> None:
    """Check types; some of them also where Ansible wants the checkout to lie."""
    simulator, here = SIMULATOR.relative_to(ROOT), TREE.relative_to(ROOT) / COLLECTION
    path = f"{TREE.relative_to(ROOT)}:{simulator}"
    targets = [f"{here}/{name}" for name in ("docs", "plugins", "schemas", "tests")]
    left_out = f"^{here}/tests/(simulator|output|integration)/|/build/lib/"
    own = ["noxfile.py", "conftest.py", "tools"]
    run("mypy", *own, *targets, str(simulator), "--exclude", left_out, MYPYPATH=path)
    with workplace(session, DEV, "collection") as run_there:
        run_there("python", "-c", "from tools.checkout import collections_tree; collections_tree()")
        run_there("mypy", *own, f"{here}/plugins/action", f"{here}/docs/generate", MYPYPATH=path)


@check("lint", place="collection")
def docs_lint(_session: nox.Session, run: Run) -> None:
    """Check that the generated parts of the documentation are up to date, and the guides (docs-check: the modules)."""
    run("python", "-m", "docs.generate.lists", "--check")
    run("python", "-m", "docs.generate.reference", "--check")
    run("python", "-m", "docs.generate.json_schema", "--check")
    run("antsibull-docs", "lint-collection-docs", ".")


@check("lint", place="clone")
def ansible_lint(_session: nox.Session, run: Run) -> None:
    """Check playbooks and roles, as whoever clones the repository would."""
    run("ansible-lint", "--strict", "--profile", "production")


if OLDEST.release == "2.16":

    @check("lint", CERTIFICATION, place="clone")
    def certification(_session: nox.Session, run: Run) -> None:
        """Check playbooks and roles with the versions that the checker of certified collections pins."""
        run("ansible-lint", "--strict", "--profile", "production")


@check("lint")
def ci_files(_session: nox.Session, run: Run) -> None:
    """Check the pipelines of public CI services, and the configuration of other services, against their schemas."""
    workflows = [str(path) for path in sorted(Path(".github/workflows").glob("*.yml"))]
    if workflows:
        run("actionlint", *workflows)
        run("zizmor", "--offline", "--no-progress", ".github")
    for schema, pattern in (
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-actions", ".github/actions/*/action.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("dependabot", ".github/dependabot.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
        ("readthedocs", ".readthedocs.yaml"),
        ("renovate", "renovate.json"),
    ):
        if found := sorted(map(str, Path().glob(pattern))):
            run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *found)


# -- tests -------------------------------------------------------------------------------------------------------------

pytest("e2e", "tests/e2e", "-n", "2")
pytest("truth", "tests/truth", "-n", "2")
pytest("examples", "tests/docs")
pytest("config-tests", "tests/config", "-n", "2")
pytest("faults", "tests/faults")
# Every other one first: two that run side by side then have no Python in common, which ansible-test must not share.
for each in [*CORES[::2], *CORES[1::2]]:
    if each.executable:
        ansible_test(f"sanity-{each.release}", "sanity", each, left_out=NO_PLUGINS)
    else:
        absent("sanity", each)
pytest("awx", "tests/awx", venv=DEV)  # with ansible-builder and ansible-runner
pytest("files", "tests/files", group="config-tests")
# The units run with the newest ansible-core and Python by pytest, with the oldest by ansible-test.
ansible_test("ansible-test-units", "units", OLDEST, ANSIBLE_TEST_UNITS)
pytest("units", "tests/unit")


@check("molecule", place="collection")
def molecule(_session: nox.Session, run: Run) -> None:
    """Run the molecule scenarios against the simulator."""
    run("molecule", "test")
    run("molecule", "test", "-s", "configure")


@check("package", GALAXY, place="collection")
def package(_session: nox.Session, run: Run) -> None:
    """Build the tarball twice, compare, install it offline, run Galaxy's import checks."""
    run("python", "-m", "tools.package")


ansible_test("integration", "integration", NEWEST)
# The simulator is a package of its own, with its own settings for pytest.
pytest("simulator-tests", "tests/simulator/tests", "-p", "no:cacheprovider")
pytest("contract", "tests/contract")


def foreign_clients(session: nox.Session, run: Run) -> None:
    """Run foreign clients against the simulator, each with a Python and an environment of its own."""
    folder = {"OPENISE_FOREIGN_CLIENTS": str(BUILD / "nox")}
    run("python", "-m", "pytest", "tests/foreign_clients", *session.posargs, guard=PYTEST, **folder)


if foreign_python():
    add(
        "foreign-clients",
        "contract",
        NEWEST.venv,
        foreign_clients,
        others=tuple(f"venv-{client}" for client in FOREIGN_CLIENTS),
    )
else:

    @nox.session(name="foreign-clients", tags=["contract"], venv_backend="none")
    def foreign_clients_without_python(session: nox.Session) -> None:
        """Skip the foreign clients: no Python for them was found."""
        session.skip("the foreign clients need Python 3.12 or newer")


for each in CORES:
    if not each.executable:
        absent("smoke", each)
    elif each != NEWEST:
        pytest(f"smoke-{each.release}", "tests/e2e", "-m", "smoke", venv=each.venv, group="smoke")


# -- programs ----------------------------------------------------------------------------------------------------------


def program(name: str, description: str, venv: str, *command: str) -> None:
    """Define a session, none of ``make test``, that runs a program in the checkout."""

    @nox.session(name=name, requires=[venv], venv_backend="none", default=False)
    def session_of_a_program(session: nox.Session) -> None:
        with workplace(session, venv, "checkout") as run:
            run(*command, *session.posargs)

    session_of_a_program.__doc__ = description


program("demo", "Run playbooks against a simulated ISE.", NEWEST.venv, "python", "-m", "tools.demo")
program(
    "faults-full", "Run every cell of the fault matrix.", NEWEST.venv,
    "python", "-m", "pytest", "tests/faults", "--all-cells", "-n", "2",
)  # fmt: skip
program("bench", "Count requests and measure times.", NEWEST.venv, "python", "tests/bench/bench.py")


@nox.session(requires=[DEV], venv_backend="none", default=False)
def generate(session: nox.Session) -> None:
    """Write what follows from modules and declarations: lists, parts of the documentation, the JSON Schema."""
    with workplace(session, DEV, "checkout") as run:
        run("python", "-m", "docs.generate.lists")
        run("python", "-m", "docs.generate.reference")
        run("python", "-m", "docs.generate.json_schema")


@nox.session(requires=[GALAXY, DEV], venv_backend="none", default=False)
def dist(session: nox.Session) -> None:
    """Build what a release consists of below build/dist: the tarball, checked, its SBOM, checksums (-- --tag VERSION)."""
    folder = BUILD / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    git = ["git", "log", "-1", "--format=%ct"]
    time = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    with workplace(session, GALAXY, "collection") as run:
        run("python", "-m", "tools.package", str(folder), SOURCE_DATE_EPOCH=time)
    with workplace(session, DEV, "checkout") as run:
        run("python", "-m", "tools.dist", *map(str, folder.glob("*.tar.gz")), *session.posargs)


@nox.session(requires=[DOCS], venv_backend="none", default=False)
def docs(session: nox.Session) -> None:
    """Build the HTML documentation below build/docs."""
    site = BUILD / "docs"
    shutil.rmtree(site, ignore_errors=True)
    with workplace(session, DOCS, "checkout") as run:
        run("python", "docs/site/build.py", str(site / "html"))


@nox.session(venv_backend="none", default=False)
def lock(session: nox.Session) -> None:
    """Write the hashed lists in tools/requirements anew from the registry, each with the newest that its sources allow."""
    for line in environments.lock(Path(session.create_tmp())):
        session.log(line)
