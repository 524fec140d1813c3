{{ config(severity='error', meta={'rule': 'R-H10'}) }}
-- no more can come back than were there
select *
from {{ ref('kpi_repeat_purchase_rate') }}
where numerator > denominator

