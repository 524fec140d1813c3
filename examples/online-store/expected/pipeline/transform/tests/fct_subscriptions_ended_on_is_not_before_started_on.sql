{{ config(severity='warn', meta={'rule': 'R-H11'}) }}
-- what ends before it starts has no duration
select *
from {{ ref('fct_subscriptions') }}
where ended_on < started_on

