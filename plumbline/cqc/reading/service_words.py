"""What CQC's monthly file calls a service, in the words of its weekly directory and its API. Pure.

The API gives both for each service, as `name` and `description`: without one vocabulary, every location would change
its services whenever a file of the other kind comes in.
"""

import re

_NOT_NAME = re.compile(r"[^a-z]")
_WORDS = {
    "Acute services with overnight beds": "Hospital",
    "Acute services without overnight beds / listed acute services with or without overnight beds": "Clinic",
    "Ambulance service": "Ambulances",
    "Blood and Transplant service": "Blood and transplant service",
    "Care home service with nursing": "Nursing homes",
    "Care home service without nursing": "Residential homes",
    "Community based services for people who misuse substances": "Community services - Substance abuse",
    "Community based services for people with a learning disability": "Community services - Learning disabilities",
    "Community based services for people with mental health needs": "Community services - Mental Health",
    "Community health care services - Nurses Agency only": "Community services - Nursing",
    "Community healthcare service": "Community services - Healthcare",
    "Dental service": "Dentist",
    "Diagnostic and/or screening service": "Diagnosis/screening",
    "Diagnostic and/or screening service - single handed sessional providers": "Diagnosis/screening",
    "Doctors consultation service": "Doctors/GPs",
    "Doctors treatment service": "Doctors/GPs",
    "Domiciliary care service": "Homecare agencies",
    "Extra Care housing services": "Supported housing",
    "Hospice services": "Hospice",
    "Hospice services at home": "Home hospice care",
    "Hospital services for people with mental health needs, learning disabilities and problems with substance misuse": (
        "Hospitals - Mental health/capacity"
    ),
    "Hyperbaric Chamber": "Hyperbaric chamber services",
    "Long term conditions services": "Long-term conditions",
    "Mobile doctors service": "Mobile doctors",
    "Prison Healthcare Services": "Prison healthcare",
    "Rehabilitation services": "Rehabilitation (illness/injury)",
    "Remote clinical advice service": "Phone/online advice",
    "Residential substance misuse treatment and/or rehabilitation service": "Rehabilitation (substance abuse)",
    "Supported living service": "Supported living",
    "Urgent care services": "Urgent care centres",
}


def _plain(words: str) -> str:
    return _NOT_NAME.sub("", words.casefold())


_BY_PLAIN_WORDS = {_plain(long): short for long, short in _WORDS.items()}


def in_directory_words(name: str) -> str:
    """The directory's word for a service of the monthly file; the name itself where the two do not differ."""
    return _BY_PLAIN_WORDS.get(_plain(name), " ".join(name.split()))
