/**
 * The recursive table `each (resource)` of a statement: the resources of the rows of `table` for which `condition` holds.
 * It steps from one resource to the next along an index that begins with the resource and has the condition, so that it
 * reads an entry for each resource. Its last row is null.
 */
export function eachResource(table: string, condition: string): string {
  const next = (more: string) =>
    `(SELECT resource FROM ${table} WHERE ${condition} ${more} ORDER BY resource LIMIT 1)`
  return `each (resource) AS (
    SELECT ${next('')}
    UNION ALL
    SELECT ${next(`AND ${table}.resource > each.resource`)} FROM each WHERE each.resource IS NOT NULL
  )`
}
