"""The official Python client, synchronous or asynchronous, behind one way to call it.

Scripts read from standard input what to connect to and how (`PythonConnection` in `report-of.ts`, and the
addresses of the server), and write what they saw to standard output, both as JSON.
"""

import asyncio
import json
import sys

from azure.communication.phonenumbers import PhoneNumbersClient
from azure.communication.phonenumbers.aio import PhoneNumbersClient as AsyncPhoneNumbersClient
from azure.core.credentials import AccessToken, AzureKeyCredential
from azure.core.exceptions import HttpResponseError


def methods_of(client_class):
    """The names of the public methods that send requests."""
    return sorted(
        name
        for name in dir(client_class)
        if not name.startswith('_') and name not in ('from_connection_string', 'close')
    )


METHODS = methods_of(PhoneNumbersClient)


class Connection:
    """Calls the methods of a client by name, waits for their answers, and remembers which were called."""

    def __init__(self, request, client_class=PhoneNumbersClient, async_class=AsyncPhoneNumbersClient):
        self.called = set()
        self.is_async = request['client'] == 'async'
        self._loop = asyncio.new_event_loop()
        self._client = (
            connect_async(async_class, request) if self.is_async else connect(client_class, request)
        )

    def __call__(self, method, *args, **kwargs):
        """The answer of the method, as in JSON; for an error, its class, code, status and message."""
        self.called.add(method)
        if method.startswith('begin_'):
            # Without this option the client would sleep for two seconds before its second poll.
            kwargs['polling_interval'] = 0
        try:
            answer = getattr(self._client, method)(*args, **kwargs)
            if self.is_async:
                return plain(self._loop.run_until_complete(wait_async(answer)))
            return plain(answer.result() if hasattr(answer, 'result') else answer)
        except HttpResponseError as error:
            return {
                'error': type(error).__name__,
                'status': error.status_code,
                'code': error.error and error.error.code,
                'message': error.error and error.error.message,
            }

    def close(self):
        if self.is_async:
            self._loop.run_until_complete(self._client.__aexit__())
        self._loop.close()


def connect(client_class, request):
    """Trusts the certificate that the environment variable REQUESTS_CA_BUNDLE names."""
    return make(client_class, Token(), request)


def connect_async(async_class, request):
    """Trusts the given file: azure-core 1.26 over aiohttp 3.8 verifies no certificate unless a file is given."""
    return make(async_class, AsyncToken(), request, connection_verify=request['caFile'])


def make(client_class, token, request, **options):
    if client_class in (PhoneNumbersClient, AsyncPhoneNumbersClient):
        options['accepted_language'] = 'de'
    if request['apiVersion'] is not None:
        options['api_version'] = request['apiVersion']
    token.text = request.get('token', token.text)
    _, key = request['connectionString'].split('accesskey=')
    match request['connection']:
        case 'a key over HTTPS':
            return client_class.from_connection_string(request['connectionString'], **options)
        case 'a token over HTTPS':
            return client_class(request['https'], token, **options)
        case 'a key over HTTP':
            return client_class(request['http'], AzureKeyCredential(key), **options)


class Token:
    """A credential with an arbitrary token, since a stand-in accepts any token. It never expires."""

    text = 'any token will do'

    def get_token(self, *scopes, **kwargs):
        return AccessToken(self.text, 2**40)


class AsyncToken(Token):
    """The credential of the asynchronous client."""

    async def get_token(self, *scopes, **kwargs):
        return AccessToken(self.text, 2**40)


async def wait_async(answer):
    if hasattr(answer, '__aiter__'):
        return [item async for item in answer]
    result = await answer
    return await result.result() if hasattr(result, 'result') else result


def plain(value):
    if value is None or isinstance(value, str):
        return value
    if hasattr(value, 'as_dict'):
        return value.as_dict()
    # The trunk of SIP routing is a plain object.
    if hasattr(value, '_attribute_map'):
        return dict(vars(value))
    return [plain(item) for item in value]


def read_request():
    return json.load(sys.stdin)


def write_report(report):
    json.dump(report, sys.stdout)
