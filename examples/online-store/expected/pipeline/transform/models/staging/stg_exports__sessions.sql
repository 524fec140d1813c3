-- Cleaned rows of `sessions` in `exports`, one per session_id.
-- Asked for by: dataset/exports.sessions
with cleaned as (
    select
        {{ as_text('session_id') }} as session_id,
        {{ as_timestamp('started_at', true) }} as started_at,
        {{ as_text('channel') }} as channel,
        {{ as_integer('order_id', '.') }} as order_id,
        source_row
    from {{ source('raw', 'exports__sessions') }}
),

numbered as (
    select
        session_id,
        started_at,
        channel,
        order_id,
        row_number() over (partition by session_id order by source_row desc) as turn
    from cleaned
)

select
    session_id,
    started_at,
    channel,
    order_id
from numbered
where (turn = 1 or session_id is null)

