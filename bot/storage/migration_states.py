"""How the tables stand between two migrations: what a migration leaves alone is shared, and not made again.

Tortoise makes the classes of all tables anew before each operation, and gets all of them ready for queries after it:
that was nineteen twentieths of a first start.
"""

from dataclasses import replace

from tortoise.connection import ConnectionHandler
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model


class SharingExecutor(MigrationExecutor):
    async def _project_state(self, applied: set[MigrationKey], *, upto: MigrationKey | None = None) -> State:
        connections = {app: config["default_connection"] for app, config in self.loader.apps_config.items()}
        state: State = SharingState({}, SharingApps(connections))
        for key in self._full_plan():
            if key == upto:
                break
            if key in applied and (migration := self.loader.graph.nodes[key]):
                await migration.apply(state, dry_run=True)
        return state


class SharingApps(StateApps):
    """A class that is registered is changed no more: another takes its place."""

    def __init__(self, default_connections: dict[str, str], connections: ConnectionHandler | None = None) -> None:
        super().__init__(default_connections, connections)
        self._ready: frozenset[type[Model]] = frozenset()

    def shared(self) -> "SharingApps":
        apps = SharingApps(self._default_connections, self._connections)
        apps.apps = {app: dict(tables) for app, tables in self.apps.items()}
        apps._ready = self._ready
        return apps

    def unregister_model(self, app_label: str, model_name: str) -> None:
        self.apps.get(app_label, {}).pop(model_name, None)

    def _build_initial_querysets(self) -> None:
        """Of the new ones alone."""
        every_app = self.apps
        self.apps = {app: _without(tables, self._ready) for app, tables in every_app.items()}
        super()._build_initial_querysets()
        self.apps = every_app
        self._ready = frozenset(one for tables in every_app.values() for one in tables.values() if one._meta._inited)


class SharingState(State):
    apps: SharingApps

    def clone(self) -> State:
        return SharingState({key: _copied(table) for key, table in self.models.items()}, self.apps.shared())


def _without(tables: dict[str, type[Model]], known: frozenset[type[Model]]) -> dict[str, type[Model]]:
    return {name: table for name, table in tables.items() if table not in known}


def _copied(table: ModelState) -> ModelState:
    """Operations put a field or an option in the place of another, and change none that is there."""
    return replace(table, options=dict(table.options), fields=dict(table.fields))
