/**
 * The statements of the database that took the most time, each by the beginning of its text, with means for each
 * execution: https://www.postgresql.org/docs/current/pgstatstatements.html
 */
export const STATEMENTS = `
  SELECT format('\`%s\`', rtrim(left(regexp_replace(btrim(query, E' \\n'), '\\s+', ' ', 'g'), 70))) AS text,
    calls,
    round((total_exec_time / calls * 1000)::numeric) AS executing,
    round((total_plan_time / calls * 1000)::numeric) AS planning,
    round(wal_bytes / calls) AS log,
    round((shared_blks_hit + shared_blks_read)::numeric / calls, 1) AS pages
  FROM pg_stat_statements
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND query !~ 'pg_stat_(statements|activity)'
  ORDER BY total_exec_time + total_plan_time DESC
  LIMIT 8`
