{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__subscriptions') }}
where (nullif(trim(subscription_id), '') is not null and {{ as_integer('subscription_id', '.') }} is null)
    or (nullif(trim(monthly_fee), '') is not null and {{ as_decimal('monthly_fee', 18, 2, '.') }} is null)
    or (nullif(trim(started_on), '') is not null and {{ as_date('started_on', true) }} is null)
    or (nullif(trim(ended_on), '') is not null and {{ as_date('ended_on', true) }} is null)

