"""Loads, transforms, tests and reports once per schedule. The work itself is what the Makefile does."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import dag

ROOT = Path(__file__).resolve().parent.parent


@dag(
    dag_id="<%slug%>",
    description=<%project_py%>,
    schedule=<%schedule_py%>,
    start_date=pendulum.datetime(2025, 1, 1, tz=<%timezone_py%>),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": int(os.environ.get("GROUNDWORK_RETRIES", "2")), "retry_delay": timedelta(minutes=5)},
    tags=[
<%#tags_py%>
        <%tag%>,
<%/tags_py%>
    ],
)
def <%slug%>():
    def step(name: str) -> BashOperator:
        return BashOperator(
            task_id=name,
            bash_command=f"make --no-print-directory {name}",
            cwd=os.environ.get("GROUNDWORK_PIPELINE", str(ROOT)),
        )

    step("load") >> step("build") >> step("figures")


<%slug%>()
