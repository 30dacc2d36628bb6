/**
 * Whether this is `npm run test:all`. `npm test` then has a short round of each harness and fewer runs of each
 * property.
 */
export const EVERYTHING = process.env['HOLDLINE_TEST_ALL'] === '1'
