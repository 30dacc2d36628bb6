/** The errors of the walk's mistakes in the client: the class of the exception, and its text. */
export const ERRORS = {
  'search for what is not offered': {
    error: 'HttpResponseError',
    status: 400,
    code: 'InternalError',
    message: 'The server encountered an internal error.',
  },
  'purchase of nothing': {
    error: 'ResourceNotFoundError',
    status: 404,
    code: 'NotFound',
    message: 'Input searchId some-invalid-id cannot be found.',
  },
  'get what is not owned': {
    error: 'ResourceNotFoundError',
    status: 404,
    code: 'NotFound',
    message: 'Input phoneNumber +18445550199 cannot be found.',
  },
  'update what is not owned': {
    error: 'HttpResponseError',
    status: 403,
    code: 'InsufficientPermissions',
    message: 'Phone number not owned by this resource.',
  },
  // The answer to the last poll: the operation has failed.
  'release what is not owned': {
    error: 'HttpResponseError',
    status: 200,
    code: 'NotFound',
    message: 'Input phoneNumber +18445550199 cannot be found.',
  },
  'area codes of Springfield': {
    error: 'HttpResponseError',
    status: 400,
    code: 'InvalidInput',
    message: 'More than one locality was found. Please specify the administrative division.',
  },
}
