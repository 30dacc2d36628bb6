"""Does everything that the official Python client can do, and reports the outcome of each step."""

from azure.communication.phonenumbers import (
    PhoneNumberAssignmentType,
    PhoneNumberCapabilities,
    PhoneNumberCapabilityType,
    PhoneNumberType,
)

from connection import METHODS, Connection, read_request, write_report

SOMEBODY_ELSES = '+18445550199'
TOLL_FREE = PhoneNumberType.TOLL_FREE
GEOGRAPHIC = PhoneNumberType.GEOGRAPHIC
PERSON = PhoneNumberAssignmentType.PERSON
APPLICATION = PhoneNumberAssignmentType.APPLICATION
WANTED = PhoneNumberCapabilities(
    calling=PhoneNumberCapabilityType.INBOUND, sms=PhoneNumberCapabilityType.OUTBOUND
)
CALLS = PhoneNumberCapabilities(
    calling=PhoneNumberCapabilityType.INBOUND_OUTBOUND, sms=PhoneNumberCapabilityType.NONE
)


def walk_numbers(call):
    found = call('begin_search_available_phone_numbers', 'US', TOLL_FREE, APPLICATION, WANTED, quantity=2)
    first, second = found['phone_numbers']
    return {
        'search': found,
        'purchase': call('begin_purchase_phone_numbers', found['search_id']),
        'get': call('get_purchased_phone_number', first),
        'list': call('list_purchased_phone_numbers', top=1),
        'list all but one': call('list_purchased_phone_numbers', skip=1),
        'update': call('begin_update_phone_number_capabilities', first, sms='none', calling='outbound'),
        'get updated': call('get_purchased_phone_number', first),
        'release': call('begin_release_phone_number', first),
        'get released': call('get_purchased_phone_number', first),
        'release the other': call('begin_release_phone_number', second),
        'list none': call('list_purchased_phone_numbers'),
    }


def walk_catalog(call):
    anchorage = {'locality': 'Anchorage', 'administrative_division': 'AK'}
    return {
        'countries': call('list_available_countries'),
        'localities': call('list_available_localities', 'US'),
        'localities of Washington': call('list_available_localities', 'US', administrative_division='WA'),
        'offerings': call(
            'list_available_offerings', 'US', phone_number_type=TOLL_FREE, assignment_type=APPLICATION
        ),
        'toll-free area codes': call('list_available_area_codes', 'US', TOLL_FREE, APPLICATION),
        'area codes of Anchorage': call('list_available_area_codes', 'US', GEOGRAPHIC, PERSON, **anchorage),
        # The client writes the space and the apostrophe of this name in more than one way.
        "area codes of Coeur d'Alene": call(
            'list_available_area_codes', 'US', GEOGRAPHIC, locality="Coeur d'Alene"
        ),
        'search in Anchorage': call(
            'begin_search_available_phone_numbers', 'US', GEOGRAPHIC, PERSON, CALLS, area_code='907'
        ),
    }


def walk_errors(call):
    return {
        'search for what is not offered': call(
            'begin_search_available_phone_numbers', 'US', TOLL_FREE, PERSON, WANTED
        ),
        'purchase of nothing': call('begin_purchase_phone_numbers', 'some-invalid-id'),
        'get what is not owned': call('get_purchased_phone_number', SOMEBODY_ELSES),
        'update what is not owned': call(
            'begin_update_phone_number_capabilities', SOMEBODY_ELSES, sms='none'
        ),
        'release what is not owned': call('begin_release_phone_number', SOMEBODY_ELSES),
        'area codes of Springfield': call(
            'list_available_area_codes', 'US', GEOGRAPHIC, locality='Springfield'
        ),
    }


call = Connection(read_request())
steps = {'numbers': walk_numbers(call), 'catalog': walk_catalog(call), 'errors': walk_errors(call)}
call.close()
write_report({**steps, 'methods': METHODS, 'called': sorted(call.called)})
