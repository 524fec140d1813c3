{{ config(severity='warn', meta={'rule': 'R-H11'}) }}
-- what ends before it starts has no duration
select *
from {{ ref('fct_tickets') }}
where first_reply_at < opened_at

