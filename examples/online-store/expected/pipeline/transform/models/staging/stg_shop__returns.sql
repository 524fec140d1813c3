-- Cleaned rows of `returns` in `shop`, one per return_id.
-- Asked for by: dataset/shop.returns
select
    {{ as_integer('return_id', '.') }} as return_id,
    {{ as_integer('quantity', '.') }} as quantity,
    {{ as_text('reason') }} as reason,
    {{ as_timestamp('returned_at', true) }} as returned_at
from {{ source('raw', 'shop__returns') }}

