/** The newest migration that the database has. */
export const NEWEST_APPLIED = 'SELECT name FROM kysely_migration ORDER BY name DESC LIMIT 1'
