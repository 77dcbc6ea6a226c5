"""What servers answered, kept in the casebook's own file, so that a later run need not fetch it again."""

import sqlite3
import threading
import zlib
from pathlib import Path

import msgspec

from wellsourced.errors import CasebookError
from wellsourced.model.answer import Answer

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers"
    " (url TEXT PRIMARY KEY, settled INTEGER NOT NULL, told BLOB NOT NULL, body BLOB NOT NULL) WITHOUT ROWID"
)
_LOCK_WAIT_SECONDS = 10.0
_LEVEL = 6


class AnswerTable:
    """Answers by address, in the SQLite file ``path`` beside the accounts. May be used from several threads.

    Raises ``CasebookError`` when the file cannot be used.
    """

    def __init__(self, path: str | Path) -> None:
        self._name = str(path)
        self._lock = threading.Lock()
        try:
            self._connection = sqlite3.connect(
                self._name, timeout=_LOCK_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._connection.execute(_TABLE)
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def find(self, url: str) -> Answer | None:
        """Return what was kept for the address, or None."""
        rows = self._run("SELECT settled, told, body FROM answers WHERE url = ?", (url,))
        if not rows:
            return None
        settled, told, body = rows[0]
        try:
            answer = msgspec.json.decode(told, type=Answer)
            return msgspec.structs.replace(answer, settled=bool(settled), body=zlib.decompress(body))
        except (msgspec.MsgspecError, zlib.error):
            return None  # damaged: it is fetched again

    def keep(self, answer: Answer) -> None:
        """Keep the answer in place of what was there."""
        told = msgspec.json.encode(msgspec.structs.replace(answer, body=b""))
        row = answer.url, int(answer.settled), told, zlib.compress(answer.body, _LEVEL)
        self._run("INSERT OR REPLACE INTO answers (url, settled, told, body) VALUES (?, ?, ?, ?)", row)

    def settle(self) -> None:
        """Note that the run came to its end: from now on its answers are asked about again."""
        self._run("UPDATE answers SET settled = 1 WHERE settled = 0", ())

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        with self._lock:
            self._connection.close()

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[int, bytes, bytes]]:
        with self._lock:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.Error as error:
                raise self._unusable(error) from error

    def _unusable(self, error: sqlite3.Error) -> CasebookError:
        return CasebookError(f"{self._name} cannot keep what was fetched ({error}); close other programs that use it")
