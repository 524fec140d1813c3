{# Every period from the first to the last in a sub-select, those without rows included. #}
{% macro period_series(relation, grain) -%}
  {{ return(adapter.dispatch('period_series')(relation, grain)) }}
{%- endmacro %}

{% macro period_step(grain) -%}
  interval '{{ '3 months' if grain == 'quarter' else '1 ' ~ grain }}'
{%- endmacro %}

{% macro default__period_series(relation, grain) -%}
select cast(generate_series(
        cast(min(period) as timestamp), cast(max(period) as timestamp), {{ period_step(grain) }}
    ) as date) as period
    from {{ relation }}
{%- endmacro %}

{% macro duckdb__period_series(relation, grain) -%}
select cast(unnest(generate_series(
        cast(min(period) as timestamp), cast(max(period) as timestamp), {{ period_step(grain) }}
    )) as date) as period
    from {{ relation }}
{%- endmacro %}
