/**
 * From here to the end of the transaction, PostgreSQL plans a prepared statement once a connection, and keeps the plan.
 *
 * A plan that was made while a table was small would stay when the table is large. So tables are read by indexes alone,
 * and a statement is prepared (`pinned`) only if exactly one index of each of its tables fits it. Where no index fits a
 * statement, the costs of its plan look so high that PostgreSQL would compile it, which takes longer than the statement.
 */
export const KEEP_PLANS = `
  SET LOCAL plan_cache_mode = force_generic_plan;
  SET LOCAL enable_seqscan = off;
  SET LOCAL enable_bitmapscan = off;
  SET LOCAL jit = off;`
