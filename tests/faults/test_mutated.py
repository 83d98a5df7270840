"""Texts, files and settings spoiled at random: an answer or a reason for each, soon, and without growing.

What fails is told with its seed: `Random(seed)` makes the same one again.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from random import Random

import pytest

from bot import files
from bot.cli import main
from bot.errors import InvalidInputError
from tests import mutate
from tests.faults.shell import PATIENCE, ROOT, Done

TEXTS, BY_WORKER, FILES, TAKEN, SETTINGS, IN_PROCESSES = 1_000, 400, 1_000, 300, 500, 40
SETTLED = 200  # texts after which all that is loaded late has been loaded
GROWTH = 16  # megabytes that may be added to memory after that: allocators keep some room
LONGEST = 5.0  # seconds of CPU for one text
FILE_LIMIT = 200_000  # bytes
OWN = (
    """Council backs the tram

3 March 2025

Mayor Ada Brook said on Monday that the tram would be built. “We will not wait,” she told reporters in Brookside.
According to Dr. Brook, the council “has decided”, though Ole Dahl, who leads the opposition, doubted it.

“It is too dear,” Dahl said. “And it is late.”
""",
    """NATO Secretary General Mark Rutte visited Kyiv on Monday.

“We will go on with our support for as long as it takes,” Rutte said at a press conference. Volodymyr Zelenskyy called
for an invitation to join NATO.

Russia would not accept that unless Ukraine stayed neutral, the Kremlin’s spokesman Dmitry Peskov told Reuters.
""",
    """Ukraine no longer seeks to join NATO, its president said, if allies give other guarantees. “And it is a
compromise from our part,” he said. Germany opposes sending troops. A senior U.S. official called the talks a “strong
signal”.
""",
)
HEAD = '+++\ntitle = "A tram"\npublished = "2025-03-03"\noutlet = "The Post"\nurl = "https://post.example/a"\n+++\n'
CONFIG = {
    "bot.toml": """
[digest]
channel = 1
at = "09:00"
zone = "UTC"
stories = 5

[reading]
engine = "lead"
sentences = 3
file_limit = 2_000_000

[shown]
speaker_confidence = 0.7

[demo]
who = "Ada Brook"
""",
    "actors.toml": """
checked = "2025-11-01"

[[actor]]
name = "Brookside"
type = "country"

[[actor]]
name = "Ada Brook"
type = "person"
pronoun = "she"
parent = "Brookside"
aliases = ["Brook"]
weak = ["Ada"]

[[actor.role]]
name = "Mayor"
from = "2021"
until = "2024-05"
titles = ["mayor of Brookside"]
""",
    "topics.toml": """
[[topic]]
id = "tram"
label = "The tram"
aliases = ["tram"]
phrases = ["build .. tram"]
about = ["tram"]
now = { supports = "for", opposes = "against", conditional = "on terms", neutral = "neither" }
before = { supports = "was for", opposes = "was against", conditional = "had terms", neutral = "was neither" }
changed = { supports = "now for", opposes = "no longer", conditional = "now on terms", neutral = "now neither" }
""",
}


def articles():
    seeds = [path.read_text(encoding="utf-8").split("+++\n", 2)[2] for path in sorted((ROOT / "seeds").glob("*.md"))]
    return [*OWN * 3, *seeds]


def spoiled(number):
    random = Random(number)  # noqa: S311 - the same texts each time
    return mutate.text(random.choice(articles()), random)


class Reader:
    """`read --jsonl` as a process that is given one line at a time."""

    def __init__(self, shell, *options):
        self._shell, self._options = shell, options

    async def __aenter__(self):
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "read", "--jsonl", *self._options),
            cwd=self._shell.here, env=self._shell.environment, limit=2**26,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return self

    async def __aexit__(self, *_):
        if self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()

    async def ask(self, name, text):
        """The answer to a text, as JSON."""
        self._process.stdin.write(json.dumps({"id": name, "text": text}).encode() + b"\n")
        line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)
        assert line.endswith(b"\n"), (name, (await self._process.stderr.read()).decode())
        return json.loads(line)

    async def end(self):
        """How it ends when nothing more comes."""
        self._process.stdin.close()
        out, err = await asyncio.wait_for(self._process.communicate(), PATIENCE)
        return Done(self._process.returncode, out.decode(), err.decode())

    def seconds(self):
        """How long it has computed so far; 0 where nobody tells."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self):
        """How much memory it has; 0 where nobody tells."""
        statm = Path(f"/proc/{self._process.pid}/statm")
        if not statm.exists():
            return 0
        return int(statm.read_text(encoding="utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


def spans(answer):
    """Every stretch of the text that an answer names, with the words that it gives for it, if any."""
    for key in ("body", "sentences", "summary"):
        yield from (((start, end), None) for start, end in answer[key])
    for quote in answer["quotes"]:
        yield (quote["start"], quote["end"]), quote["text"]
        yield from ((tuple(piece), None) for piece in quote["spans"])
        if speaker := quote["speaker"]:
            yield (speaker["start"], speaker["end"]), speaker["text"]
    for stance in answer["stances"]:
        yield (stance["start"], stance["end"]), stance["evidence"]


def faults(number, text, answer):
    """What is wrong with the answer to a text."""
    if answer["id"] != str(number):
        yield number, "the answer to another text"
    for (start, end), words in spans(answer):
        if not 0 <= start < end <= len(text) or words not in (None, text[start:end]):
            yield number, f"{start} to {end} is not {words!r}"
    for quote in answer["quotes"]:
        if not all(quote["start"] <= start and end <= quote["end"] for start, end in quote["spans"]):
            yield number, "a quotation has a piece outside of it"
    if not all(0 <= claim["confidence"] <= 1 for claim in (*answer["quotes"], *answer["stances"])):
        yield number, "a confidence is no share"


async def test_a_thousand_texts_are_answered(shell):
    """One process answers all of them: slices of the text alone, none slow, and its memory does not grow."""
    wrong, slowest, settled, before = [], (0.0, -1), 0, 0.0
    async with Reader(shell) as reader:
        for number in range(TEXTS):
            text = spoiled(number)
            wrong += faults(number, text, await reader.ask(str(number), text))
            now = reader.seconds()
            slowest, before = max(slowest, (now - before, number)), now
            settled = reader.megabytes() if number == SETTLED else settled
        grown = reader.megabytes() - settled
        assert Done(0, "", "") == await reader.end()
    assert [] == wrong[:5]
    assert slowest[0] < LONGEST, slowest
    assert grown < GROWTH


async def test_the_worker_answers_as_well(shell):
    """Four hundred of them by way of the worker: each is read, or it is said that it could not be read in time."""
    wrong = []
    async with Reader(shell, "--worker") as reader:
        for number in range(BY_WORKER):
            text = spoiled(number)
            answer = await reader.ask(str(number), text)
            wrong += faults(number, text, answer) if "error" not in answer else []
            assert "error" not in answer or "could not be read within" in answer["error"], (number, answer)
        done = await reader.end()
    assert ([], "", "") == (wrong[:5], done.out, done.err)


def file(number):
    """The bytes of an article file, with or without a head."""
    random = Random(number)  # noqa: S311 - the same files each time
    return mutate.file(random.choice(("", HEAD, HEAD)) + random.choice(OWN), random)


@pytest.mark.no_cover
def test_a_thousand_files_are_loaded_or_refused(tmp_path):
    """Nothing but an entry or InvalidInputError with the name of the file; what is loaded holds nothing hidden."""
    refused, hidden, nameless = 0, [], []
    for number in range(FILES):
        path = tmp_path / f"{number}.md"
        path.write_bytes(file(number))
        try:
            text = files.load(path, FILE_LIMIT).document.text
        except InvalidInputError as wrong:
            refused += 1
            nameless += [] if str(wrong).startswith(f"{path}: ") else [number]
        else:
            hidden += [number for sign in "\x00\r\x1b\u202e\u200b\ud800" if sign in text]
    assert ([], [], True) == (hidden, nameless, FILES // 10 < refused < FILES // 2)


def test_three_hundred_files_are_ingested(shell):
    """Those that can be read are stored, the others named, and a second time there is nothing to do."""
    for number in range(TAKEN):
        shell.write(f"articles/{number}.md", file(number))
    settings = shell.settings(bot=f"[reading]\nfile_limit = {FILE_LIMIT}\n")
    first = shell.run("--config", settings, "ingest", "articles")
    new, changed, known = (int(word) for word in first.out.split() if word.isdigit())
    refused = first.err.splitlines()
    assert (1, 0, TAKEN) == (first.status, changed, new + known + len(refused))
    assert [] == [line for line in refused if not line.startswith("verbatim: ")]
    counts, complaints = shell.held()
    assert (new, ()) == (counts.articles, complaints)
    second = shell.run("--config", settings, "ingest", "articles")
    assert (0, len(refused)) == (int(second.out.split()[0]), len(second.err.splitlines()))


def spoil_settings(folder, number):
    """Write a folder of settings in which one file is spoiled."""
    random = Random(number)  # noqa: S311 - the same settings each time
    chosen = random.choice(list(CONFIG))
    for name, content in CONFIG.items():
        (folder / name).write_bytes(content.encode())
    content = mutate.settings(CONFIG[chosen], random)
    (folder / chosen).write_bytes(
        content.encode("utf-8", "ignore") if random.random() < 0.9 else content.encode("utf-16")
    )


def complaint(status, out, err):
    """What is wrong with how `check` ended."""
    if status == 0:
        return "" if "settings: good" in out and not err else f"strange words: {out} {err}"
    is_told = (
        out == "" and err.startswith("verbatim: ") and err.count("\n") == 1 and ".toml" in err and len(err) < 2_000
    )
    return "" if status == 2 and is_told else f"status {status}: {out} {err}"


@pytest.mark.no_cover
def test_five_hundred_settings_are_taken_or_refused(tmp_path, capsys, monkeypatch):
    """Exit status 0, or 2 and one line with the name of the file."""
    monkeypatch.setenv("VERBATIM_DATABASE", str(tmp_path / "none.sqlite"))
    statuses = []
    for number in range(SETTINGS):
        spoil_settings(tmp_path, number)
        status = main(["--config", str(tmp_path), "check"])
        assert "" == complaint(status, *capsys.readouterr()), number
        statuses.append(status)
    assert SETTINGS // 20 < statuses.count(0) < SETTINGS


@pytest.mark.parametrize("number", range(SETTINGS, SETTINGS + IN_PROCESSES))
def test_forty_settings_are_taken_or_refused_by_a_process(shell, number):
    """As above, with nothing around the process that could help it."""
    spoil_settings(shell.here, number)
    done = shell.run("--config", ".", "check")
    assert "" == complaint(done.status, done.out, done.err)
