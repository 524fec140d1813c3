{# Columns that tell rows apart together. Rows that lack one of them are not compared. #}
{% test unique_together(model, columns) %}
select {{ columns | join(', ') }}, count(*) as rows_alike
from {{ model }}
where {% for column in columns %}{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}
