/** The forms that the name of a sandbox may have: it is a part of a URL's path. */
export const SANDBOX_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
