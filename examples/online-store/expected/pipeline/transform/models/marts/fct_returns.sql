-- One row per row of `returns`, with what figures need of it.
-- Asked for by: dataset/shop.returns
select
    returns.return_id,
    returns.returned_at,
    returns.quantity,
    returns.reason
from {{ ref('stg_shop__returns') }} as returns

