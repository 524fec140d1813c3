-- Cleaned rows of `leads` in `exports`, one per lead_id.
-- Asked for by: dataset/exports.leads
with cleaned as (
    select
        {{ as_integer('lead_id', '.') }} as lead_id,
        {{ as_timestamp('created_at', true) }} as created_at,
        {{ as_timestamp('converted_at', true) }} as converted_at,
        {{ as_text('origin') }} as origin,
        source_row
    from {{ source('raw', 'exports__leads') }}
),

numbered as (
    select
        lead_id,
        created_at,
        converted_at,
        origin,
        row_number() over (partition by lead_id order by source_row desc) as turn
    from cleaned
)

select
    lead_id,
    created_at,
    converted_at,
    origin
from numbered
where (turn = 1 or lead_id is null)

