"""Calls every method of the official Python client once, and reports the answer of each method."""

from azure.communication.phonenumbers import PhoneNumberCapabilities

from connection import Connection, read_request, write_report

ARGUMENTS = {
    'begin_purchase_phone_numbers': ['00000000-0000-0000-0000-000000000000'],
    'begin_release_phone_number': ['+18445550199'],
    'begin_search_available_phone_numbers': [
        'US',
        'tollFree',
        'application',
        PhoneNumberCapabilities(calling='inbound', sms='outbound'),
    ],
    'begin_update_phone_number_capabilities': ['+18445550199', 'none'],
    'get_purchased_phone_number': ['+18445550199'],
    'list_available_area_codes': ['US', 'tollFree'],
    'list_available_countries': [],
    'list_available_localities': ['US'],
    'list_available_offerings': ['US'],
    'list_purchased_phone_numbers': [],
}

call = Connection(read_request())
report = {method: call(method, *arguments) for method, arguments in ARGUMENTS.items()}
call.close()
write_report(report)
