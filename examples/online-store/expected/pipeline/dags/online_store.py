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
    dag_id="online_store",
    description="online-store",
    schedule="0 5 * * *",
    start_date=pendulum.datetime(2025, 1, 1, tz="Europe/Berlin"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": int(os.environ.get("GROUNDWORK_RETRIES", "2")), "retry_delay": timedelta(minutes=5)},
    tags=[
        "groundwork",
        "kpi/active-customers",
        "kpi/ad-spend",
        "kpi/average-order-value",
        "kpi/average-selling-price",
        "kpi/contacts-per-thousand-orders",
        "kpi/first-reply-time",
        "kpi/lead-conversion",
        "kpi/monthly-recurring-revenue",
        "kpi/repeat-purchase-rate",
        "kpi/return-on-ad-spend",
        "kpi/return-rate",
        "kpi/returned-units",
        "kpi/revenue",
        "kpi/revenue-against-budget",
        "kpi/site-conversion",
        "kpi/units-sold",
    ],
)
def online_store():
    def step(name: str) -> BashOperator:
        return BashOperator(
            task_id=name,
            bash_command=f"make --no-print-directory {name}",
            cwd=os.environ.get("GROUNDWORK_PIPELINE", str(ROOT)),
        )

    step("load") >> step("build") >> step("figures")


online_store()
