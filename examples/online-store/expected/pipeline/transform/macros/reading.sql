{# Texts as they came, read as what they should be. A text that cannot be read becomes null, and a test counts it. #}

{% macro as_text(column) -%}
nullif(regexp_replace({{ column }}, '^[[:space:]]+|[[:space:]]+$', '', 'g'), '')
{%- endmacro %}

{% macro try_cast(expression, type) -%}
  {{ return(adapter.dispatch('try_cast')(expression, type)) }}
{%- endmacro %}

{% macro default__try_cast(expression, type) -%}cast({{ expression }} as {{ type }}){%- endmacro %}

{% macro duckdb__try_cast(expression, type) -%}try_cast({{ expression }} as {{ type }}){%- endmacro %}

{# Digits, sign and a decimal point; blanks, currency signs and separators of thousands are dropped.
   With the mark ',' a lone point separates thousands. Else a value speaks for itself: `1.826,61`, `1,826.61` and `718,99`
   can be read in one way only, and `1,826` is taken for a whole number. #}
{% macro number_text(column, mark) -%}
  {%- set bare = "regexp_replace(" ~ column ~ ", '[[:space:]€$£¥]', '', 'g')" -%}
  {%- set is_comma = bare ~ " ~ '^[^,]*,[0-9]*$' and not " ~ bare ~ " ~ '^[+-]?[0-9]{1,3}(,[0-9]{3})+$'" -%}
  {%- set is_grouped = bare ~ " ~ '^[+-]?[0-9]{1,3}([.][0-9]{3}){2,}$'" -%}
  {%- if mark == ',' -%}
    {%- set is_comma = bare ~ " like '%,%'" -%}
    {%- set is_grouped = bare ~ " ~ '^[+-]?[0-9]{1,3}([.][0-9]{3})+$'" -%}
  {%- endif -%}
case when {{ is_comma }} then replace(replace({{ bare }}, '.', ''), ',', '.') when {{ is_grouped }} then replace({{ bare }}, '.', '') else replace({{ bare }}, ',', '') end
{%- endmacro %}

{% macro read_number(column, mark, type) -%}
  {%- set number = number_text(column, mark) -%}
case when {{ number }} ~ '^[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]{1,2})?$' then {{ try_cast(number, type) }} end
{%- endmacro %}

{% macro as_decimal(column, precision, scale, mark='.') -%}
{{ read_number(column, mark, 'numeric(' ~ precision ~ ', ' ~ scale ~ ')') }}
{%- endmacro %}

{% macro as_double(column, mark='.') -%}
{{ read_number(column, mark, 'double precision') }}
{%- endmacro %}

{% macro as_integer(column, mark='.') -%}
cast({{ read_number(column, mark, 'numeric(28, 6)') }} as bigint)
{%- endmacro %}

{% macro as_boolean(column) -%}
case
        when lower(trim({{ column }})) in ('true', 't', 'yes', 'y', '1', '1.0', 'on') then true
        when lower(trim({{ column }})) in ('false', 'f', 'no', 'n', '0', '0.0', 'off') then false
    end
{%- endmacro %}

{% macro as_date(column, day_first=true) -%}
cast({{ as_timestamp(column, day_first) }} as date)
{%- endmacro %}

{% macro as_time(column) -%}
cast({{ as_timestamp("'2000-01-01 ' || " ~ column, true) }} as time)
{%- endmacro %}

{% macro as_timestamp(column, day_first=true) -%}
  {{ return(adapter.dispatch('as_timestamp')(column, day_first)) }}
{%- endmacro %}

{% macro duckdb__as_timestamp(column, day_first) -%}
  {%- set slashed = '%d/%m/%Y' if day_first else '%m/%d/%Y' -%}
  {%- set formats = [] -%}
  {%- for day in ['%d.%m.%Y', slashed, '%d-%m-%Y', '%Y/%m/%d', '%Y.%m.%d', '%Y%m%d', '%d %b %Y', '%d %B %Y', '%d-%b-%Y', '%b %d, %Y', '%B %d, %Y'] -%}
    {%- for time in ['', ' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f'] -%}
      {%- do formats.append("'" ~ day ~ time ~ "'") -%}
    {%- endfor -%}
  {%- endfor -%}
coalesce(
        case when trim({{ column }}) ~ '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*$' then try_cast(trim({{ column }}) as timestamp) end,
        try_strptime(trim({{ column }}), [{{ formats | join(', ') }}])
    )
{%- endmacro %}

{% macro default__as_timestamp(column, day_first) -%}
{{ target.schema }}.read_timestamp({{ column }}, {{ 'true' if day_first else 'false' }})
{%- endmacro %}

{# PostgreSQL has no cast that gives null instead of an error, so one is made. #}
{% macro create_reading_functions() -%}
  {{ return(adapter.dispatch('create_reading_functions')()) }}
{%- endmacro %}

{% macro default__create_reading_functions() -%}{%- endmacro %}

{% macro postgres__create_reading_functions() -%}
create schema if not exists {{ target.schema }};
create or replace function {{ target.schema }}.read_timestamp(given text, day_first boolean)
returns timestamp language plpgsql immutable as $function$
declare
    value text := trim(given);
    day text := split_part(value, ' ', 1);
    rest text := coalesce(nullif(substr(value, length(day) + 2), ''), '00:00');
begin
    if value ~ '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}' then return cast(value as timestamp); end if;
    if day ~ '^[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{4}$' then
        return to_date(day, 'DD-MM-YYYY') + cast(rest as time);
    end if;
    if day ~ '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$' then
        return to_date(day, case when day_first then 'DD/MM/YYYY' else 'MM/DD/YYYY' end) + cast(rest as time);
    end if;
    if day ~ '^[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}$' then
        return to_date(day, 'YYYY-MM-DD') + cast(rest as time);
    end if;
    if day ~ '^[0-9]{8}$' then return to_date(day, 'YYYYMMDD') + cast(rest as time); end if;
    if value ~* '^([0-9]{1,2}[ -][a-z]{3,9}[ -][0-9]{4}|[a-z]{3,9} [0-9]{1,2}, [0-9]{4})' then
        return cast(value as timestamp);
    end if;
    return null;
exception when others then
    return null;
end
$function$;
{%- endmacro %}
