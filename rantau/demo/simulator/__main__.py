"""`python -m rantau.demo.simulator --port N --smtp-port M --notify http://127.0.0.1:8000`."""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from rantau.demo.simulator.server import Simulator


def main() -> int:
    if os.environ.get("RANTAU_MODE") == "production":
        print("SIMULASI: tidak untuk produksi (RANTAU_MODE=production).", file=sys.stderr)
        return 2
    wishes = _parser().parse_args()
    try:
        simulator = Simulator(
            port=wishes.port,
            smtp_port=wishes.smtp_port,
            site=wishes.notify,
            public_site=os.environ.get("RANTAU_SITE_URL", ""),
            server_key=os.environ.get("PAYMENT_SERVER_KEY", "demo-server-key"),
            file=wishes.state,
        )
        simulator.start()
    except OSError as problem:
        print(f"SIMULASI: port tidak bisa dipakai: {problem.strerror or problem}", file=sys.stderr)
        return 2
    print(f"SIMULASI: {simulator.url} (SMTP {wishes.smtp_port})", flush=True)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
    simulator.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    var = Path(os.environ.get("RANTAU_VAR") or "var")
    parser = argparse.ArgumentParser(prog="rantau.demo.simulator", description="The outside world of the demo.")
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--smtp-port", type=int, default=8125)
    parser.add_argument("--notify", default=os.environ.get("RANTAU_SITE_URL", "http://127.0.0.1:8000"), help="the site")
    parser.add_argument("--state", type=Path, default=var / "simulator.json", help="where orders survive a restart")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
