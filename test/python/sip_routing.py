"""Does everything that the official Python client for SIP routing can do, and reports the outcome of each step."""

from azure.communication.phonenumbers.siprouting import SipRoutingClient, SipTrunk, SipTrunkRoute
from azure.communication.phonenumbers.siprouting.aio import SipRoutingClient as AsyncSipRoutingClient

from connection import Connection, methods_of, read_request, write_report

FIRST = SipTrunk(fqdn='b.example.com', sip_signaling_port=8239)
SECOND = SipTrunk(fqdn='a.example.com', sip_signaling_port=7348)
# As in the tests of the client: no regular expression of most languages.
PATTERN = '^+[1-9][0-9]{3,23}$'


def route(name, trunks, pattern=PATTERN, **more):
    return SipTrunkRoute(name=name, number_pattern=pattern, trunks=trunks, **more)


def walk(call):
    call('set_routes', [])
    call('set_trunks', [])
    return {
        'list no trunks': call('list_trunks'),
        'set trunk': call('set_trunk', FIRST),
        'get trunk': call('get_trunk', FIRST.fqdn),
        'set trunks': call('set_trunks', [SECOND, FIRST]),
        'list trunks': call('list_trunks'),
        'set routes': call('set_routes', [route('z', [FIRST.fqdn], description='the first'), route('a', None)]),
        'list routes': call('list_routes'),
        'delete a used trunk': call('delete_trunk', FIRST.fqdn),
        'set a wrong name': call('set_trunk', SipTrunk(fqdn='-1', sip_signaling_port=8239)),
        'set a wrong port': call('set_trunk', SipTrunk(fqdn='c.example.com', sip_signaling_port=-1)),
        'set a route without a name': call('set_routes', [route('', [])]),
        'set a route without a pattern': call('set_routes', [route('a', [], '')]),
        'set a route twice': call('set_routes', [route('a', []), route('a', [])]),
        'set a trunk twice': call('set_routes', [route('a', [FIRST.fqdn, FIRST.fqdn])]),
        'set a missing trunk': call('set_routes', [route('a', ['missing.example.com'])]),
        'list the same routes': call('list_routes'),
        'set no routes': call('set_routes', []),
        'delete trunk': call('delete_trunk', FIRST.fqdn),
        'delete it again': call('delete_trunk', FIRST.fqdn),
        'get the deleted trunk': call('get_trunk', FIRST.fqdn),
        'list the other trunk': call('list_trunks'),
    }


call = Connection(read_request(), SipRoutingClient, AsyncSipRoutingClient)
report = {'steps': walk(call), 'methods': methods_of(SipRoutingClient), 'called': sorted(call.called)}
call.close()
write_report(report)
