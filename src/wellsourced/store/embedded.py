"""A casebook in one SQLite file, or in memory: nothing to install, and a file that can be handed on."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from wellsourced.errors import CasebookError
from wellsourced.model.account import Account
from wellsourced.model.judgement import Judgement
from wellsourced.model.record import Record
from wellsourced.model.speech import Claim, Heard, Quote, TimeExpression
from wellsourced.model.version import Sighting
from wellsourced.store.contract import Entry

SCHEMA = "wellsourced/casebook/1"
IN_MEMORY = ":memory:"
_MAGIC = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat.html, 1.3
LOCK_WAIT_SECONDS = 5.0  # a writer holds the lock for milliseconds; longer means a stuck or suspended process

_TABLES = (
    "CREATE TABLE meta (schema TEXT NOT NULL)",
    "CREATE TABLE accounts (id TEXT PRIMARY KEY, place TEXT NOT NULL, source TEXT NOT NULL,"
    " digest TEXT NOT NULL, version TEXT NOT NULL, account BLOB NOT NULL, heard BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX accounts_digest ON accounts (digest)",
)
# Made with the first judgement: casebooks from before there were any stay readable, and may be read-only.
_LOG = (
    "CREATE TABLE IF NOT EXISTS judgements (number INTEGER PRIMARY KEY AUTOINCREMENT, judgement BLOB NOT NULL)",
    *(
        f"CREATE TRIGGER IF NOT EXISTS judgements_stay_{deed.lower()} BEFORE {deed} ON judgements "
        "BEGIN SELECT RAISE(ABORT, 'the log of judgements is only added to'); END"
        for deed in ("UPDATE", "DELETE")
    ),
)
_MET = (
    "CREATE TABLE IF NOT EXISTS sightings (number INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL,"
    " address TEXT NOT NULL, retrieved TEXT)",
    "CREATE INDEX IF NOT EXISTS sightings_address ON sightings (address)",
)
_LAST_MET = "SELECT account FROM sightings WHERE address = ? AND retrieved IS ? ORDER BY number DESC LIMIT 1"
_PUT = """
INSERT INTO accounts (id, place, source, digest, version, account, heard) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET place = excluded.place, source = excluded.source, digest = excluded.digest,
version = excluded.version, account = excluded.account, heard = excluded.heard
WHERE excluded.digest <= accounts.digest
"""
_SELECT = "SELECT digest, version, account, heard FROM accounts"

_PROBLEMS = {
    sqlite3.SQLITE_BUSY: "is in use by another process; wait for it to finish, or name another file",
    sqlite3.SQLITE_LOCKED: "is in use by another process; wait for it to finish, or name another file",
    sqlite3.SQLITE_NOTADB: "is not a casebook; name another file, it was left as it is",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore a copy, or begin a new casebook and add the sources again",
    sqlite3.SQLITE_READONLY: "cannot be written; make it writable, or copy it to a place that is",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and that you may read it",
    sqlite3.SQLITE_PERM: "cannot be opened; check that you may read and write it",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; free some space and add the sources again",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error; try a copy on another disk",
}


class _Findings(Record, frozen=True, kw_only=True):
    """A ``Heard`` without its account, which rests in a column of its own."""

    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    times: tuple[TimeExpression, ...]


class EmbeddedStore:
    """A ``Store`` in the SQLite file ``path``, made where there is none; ``":memory:"`` is no file."""

    def __init__(self, path: str | Path) -> None:
        self._name = str(path)
        with self._plainly():
            self._refuse_other_kinds()
            # Transactions are opened by hand: the driver's own begin too late to guard the schema check.
            self._connection = sqlite3.connect(self._name, timeout=LOCK_WAIT_SECONDS, isolation_level=None)
        try:
            self._check_schema()
        except BaseException:
            self._connection.close()
            raise

    def find(self, digest: str) -> Entry | None:
        """Return the entry read from the document with this digest, or None."""
        with self._plainly():
            row = self._connection.execute(f"{_SELECT} WHERE digest = ? ORDER BY id", (digest,)).fetchone()
            return None if row is None else _entry(row)

    def put(self, entries: Iterable[Entry]) -> None:
        """Keep all of ``entries`` or, when interrupted, none; see ``Store.put`` for what stays of two."""
        rows = [_row(entry) for entry in entries]
        if rows:
            with self._plainly(), self._transaction():
                self._connection.executemany(_PUT, rows)

    def entries(self) -> Iterator[Entry]:
        """Yield every entry in the order of account ids."""
        with self._plainly():
            # All at once, so that no read lock outlives this call while the caller works on an entry.
            for row in self._connection.execute(f"{_SELECT} ORDER BY id").fetchall():
                yield _entry(row)

    def judge(self, judgement: Judgement) -> Judgement:
        """Add ``judgement`` to the log and return it with its number; see ``Store.judge``."""
        kept = msgspec.json.encode(judgement)
        with self._plainly(), self._transaction():
            for statement in _LOG:
                self._connection.execute(statement)
            number = self._connection.execute("INSERT INTO judgements (judgement) VALUES (?)", (kept,)).lastrowid
        return msgspec.structs.replace(judgement, number=number)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the whole log in the order of numbers, what was undone included."""
        with self._plainly():
            if "judgements" not in self._table_names():
                return ()
            rows = self._connection.execute("SELECT number, judgement FROM judgements ORDER BY number").fetchall()
            return tuple(
                msgspec.structs.replace(msgspec.json.decode(kept, type=Judgement), number=number)
                for number, kept in rows
            )

    def see(self, sightings: Iterable[Sighting]) -> None:
        """Keep where accounts were met, in this order; see ``Store.see`` for what is kept once."""
        with self._plainly():
            if not (fresh := self._fresh(sightings)):
                return
            with self._transaction():
                for statement in _MET:
                    self._connection.execute(statement)
                for one in self._fresh(fresh):  # another process may have met them since
                    row = one.account, one.address, one.retrieved
                    self._connection.execute(
                        "INSERT INTO sightings (account, address, retrieved) VALUES (?, ?, ?)", row
                    )

    def sightings(self) -> tuple[Sighting, ...]:
        """Return where accounts were met, in the order of reading."""
        with self._plainly():
            if "sightings" not in self._table_names():
                return ()
            rows = self._connection.execute(
                "SELECT account, address, retrieved, number FROM sightings ORDER BY number"
            ).fetchall()
            return tuple(Sighting(account=a, address=at, retrieved=when, number=n) for a, at, when, n in rows)

    def _fresh(self, sightings: Iterable[Sighting]) -> list[Sighting]:
        """Those at whose address another account was met last, or none at that moment."""
        kept = "sightings" in self._table_names()
        last: dict[tuple[str, str | None], str | None] = {}
        fresh = []
        for one in sightings:
            place = one.address, one.retrieved
            if place not in last:
                row = self._connection.execute(_LAST_MET, place).fetchone() if kept else None
                last[place] = row[0] if row else None
            if last[place] != one.account:
                last[place] = one.account
                fresh.append(one)
        return fresh

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        self._connection.close()

    def _refuse_other_kinds(self) -> None:
        # SQLite takes any file of a few bytes for an empty database and would write over it.
        path = Path(self._name)
        if self._name == IN_MEMORY or not path.is_file():
            return
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
        if start not in (b"", _MAGIC):
            raise CasebookError(f"{self._name} {_PROBLEMS[sqlite3.SQLITE_NOTADB]}")

    def _check_schema(self) -> None:
        """Make the tables in an empty file; refuse a file of another kind or version."""
        with self._plainly():
            tables = self._table_names()
            if not tables:
                with self._transaction():
                    tables = self._table_names()  # another process may have made them since
                    for statement in () if tables else _TABLES:
                        self._connection.execute(statement)
                    if not tables:
                        self._connection.execute("INSERT INTO meta VALUES (?)", (SCHEMA,))
                tables = self._table_names()
            if not {"meta", "accounts"} <= tables:
                raise CasebookError(f"{self._name} {_PROBLEMS[sqlite3.SQLITE_NOTADB]}")
            found = self._connection.execute("SELECT * FROM meta").fetchone()
            if found != (SCHEMA,):
                met = found[0] if found else "no version"
                raise CasebookError(
                    f"{self._name} belongs to another version ({met}, here {SCHEMA}); "
                    "use the wellsourced that made it, or begin a new casebook and add the sources again"
                )

    def _table_names(self) -> set[str]:
        return {name for (name,) in self._connection.execute("SELECT name FROM sqlite_master")}

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn what SQLite or a broken record reports into one message with a remedy."""
        try:
            yield
        except sqlite3.Error as error:
            # The low byte is the kind of error, the rest its variety (https://www.sqlite.org/rescode.html).
            kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
            problem = _PROBLEMS.get(kind, f"cannot be used ({error}); name another file")
            raise CasebookError(f"{self._name} {problem}") from error
        except OSError as error:
            raise CasebookError(f"{self._name} {_PROBLEMS[sqlite3.SQLITE_CANTOPEN]}") from error
        except (msgspec.MsgspecError, TypeError) as error:
            raise CasebookError(f"{self._name} {_PROBLEMS[sqlite3.SQLITE_CORRUPT]}") from error


def _row(entry: Entry) -> tuple[str, str, str, str, str, bytes, bytes]:
    heard, account = entry.heard, entry.heard.account
    findings = _Findings(quotes=heard.quotes, claims=heard.claims, times=heard.times)
    kept = msgspec.json.encode(account), msgspec.json.encode(findings)
    return account.id, account.place, account.source, entry.digest, entry.version, *kept


def _entry(row: tuple[str, str, bytes, bytes]) -> Entry:
    digest, version, account, findings = row
    found = msgspec.json.decode(findings, type=_Findings)
    heard = Heard(
        account=msgspec.json.decode(account, type=Account),
        quotes=found.quotes,
        claims=found.claims,
        times=found.times,
    )
    return Entry(digest=digest, version=version, heard=heard)
