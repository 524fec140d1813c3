-- One row per row of `leads`, with what figures need of it.
-- Asked for by: dataset/exports.leads
select
    leads.lead_id,
    leads.created_at,
    leads.converted_at,
    leads.origin
from {{ ref('stg_exports__leads') }} as leads

