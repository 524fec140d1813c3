-- One row per row of `sessions`, with what figures need of it.
-- Asked for by: dataset/exports.sessions
select
    sessions.session_id,
    sessions.started_at,
    sessions.order_id,
    sessions.channel
from {{ ref('stg_exports__sessions') }} as sessions

