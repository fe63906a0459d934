"""A job that lost the database is not a job that failed: it runs again, whatever its task says about tries."""

from procrastinate import App, BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from rantau.foundation.outages import database_is_away


class Patient(BaseRetryStrategy):
    """Again in a second while the database is away; everything else is left to the strategy of the task."""

    def __init__(self, own: BaseRetryStrategy | None) -> None:
        self.own = own

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if database_is_away(exception):
            return RetryDecision(retry_in={"seconds": 1})
        return self.own.get_retry_decision(exception=exception, job=job) if self.own else None


def give_patience(app: App) -> None:
    """To every task that is known now; harmless when repeated."""
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    for task in app.tasks.values():
        if not isinstance(task.retry_strategy, Patient):
            task.retry_strategy = Patient(task.retry_strategy)
