"""Who gets what at every address of the archive, by every method.

The columns are the roles, in the order of ROLES; a cell is the status of the answer, and "login" leads there.
A form sent without a session answers 403 with the login, which takes what was written along.
"""

ROLES = ["nobody", "secretary", "by_region", "coordinator", "administrator", "groupless", "both"]
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]
LOGIN = "login"
# Whose the row is, and what has become of its meeting. What is no letter here is said in full: any row of a
# register, one of the own body or of another; - is an address without a row, and = the address itself.
KINDS = {
    "D": "own-draft",
    "P": "own-published",
    "W": "own-withdrawn",
    "d": "other-draft",
    "p": "other-published",
    "w": "other-withdrawn",
    "M": "bodiless-own",  # a draft without a body, made by who asks
    "m": "bodiless-other",  # made by somebody else
    "H": "own-by-hand",  # a meeting to come that none announced
    "h": "other-by-hand",
    "x": "own-at-other-draft",  # a meeting to come of the own body, as a draft of another has it
    "y": "own-at-other-published",
}

# fmt: off
TABLE: list[tuple[str, dict[str, dict[str, str]]]] = [
    (
        "minutes:start "
        "minutes:meeting_list "
        "minutes:decision_list "
        "minutes:comparison "
        "minutes:topic_list "
        "minutes:search "
        "minutes:search_help "
        "minutes:search_suggestions "
        "minutes:calendar "
        "minutes:glossary "
        "minutes:about "
        "minutes:accessibility "
        "minutes:personal_data "
        "minutes:sitemap "
        "minutes:robots "
        "organisations:body_list "
        "organisations:organisation_list",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "api:meetings "
        "api:decisions "
        "api:openapi",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "api:search",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "=/api/search?q=avtal": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
            "=/api/search": {  # asks for nothing
                "GET HEAD":                "422    422        422        422          422            422        422",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "api:api-root",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "404    404        404        404          404            404        404",
                "POST PUT DELETE OPTIONS": "404    404        404        404          404            404        404",
            },
        },
    ),
    (
        "api:nothing",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "=/api/x": {
                "GET HEAD":                "404    404        404        404          404            404        404",
                "POST PUT DELETE OPTIONS": "404    404        404        404          404            404        404",
            },
        },
    ),
    (
        "minutes:meeting_detail",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "P p": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
            "W w": {
                "GET HEAD":                "410    410        410        410          410            410        410",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
            "D d": {
                "GET HEAD":                "404    404        404        404          404            404        404",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "minutes:meeting_changes "
        "minutes:meeting_source "
        "minutes:source_file "
        "minutes:attachment_file",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "P p": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
            "W D w d": {
                "GET HEAD":                "404    404        404        404          404            404        404",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "minutes:topic_detail "
        "organisations:person_detail "
        "organisations:organisation_detail",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "organisations:body_detail",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "own other": {
                "GET HEAD":                "200    200        200        200          200            200        200",
                "POST PUT DELETE OPTIONS": "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:index "
        "admin:password_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD POST":           "login  200        200        200          200            200        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:login",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET":                     "200    302        302        302          302            302        302",
                "HEAD POST PUT OPTIONS":   "200    200        200        200          200            200        200",
                "DELETE":                  "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:logout",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "302    405        405        405          405            405        405",
                "POST":                    "302    200        200        200          200            200        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:password_change_done "
        "admin:jsi18n",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  200        200        200          200            200        200",
                "POST":                    "login  405        405        405          405            405        405",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:autocomplete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  403        403        403          403            403        403",
                "POST":                    "login  405        405        405          405            405        405",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_group_changelist "
        "admin:organisations_body_add "
        "admin:organisations_region_add "
        "admin:auth_user_changelist "
        "admin:auth_user_add",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "403    403        403        403          200            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_group_add "
        "admin:redirects_redirect_changelist "
        "admin:redirects_redirect_add "
        "admin:sites_site_changelist "
        "admin:sites_site_add "
        "admin:minutes_attachment_add "
        "admin:minutes_attendee_add "
        "admin:minutes_decision_add "
        "admin:minutes_actionitem_add "
        "admin:minutes_agendaitem_add "
        "admin:minutes_sourcedocument_add",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD POST":           "login  403        403        403          403            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_group_history "
        "admin:organisations_person_delete "
        "admin:organisations_organisation_delete "
        "admin:organisations_region_delete "
        "admin:minutes_topic_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD POST":           "login  403        403        403          200            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_group_delete "
        "admin:redirects_redirect_history "
        "admin:redirects_redirect_delete "
        "admin:redirects_redirect_change "
        "admin:sites_site_history "
        "admin:sites_site_delete "
        "admin:sites_site_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD POST":           "login  403        403        403          403            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_group_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "login  403        403        403          403            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin/redirects/redirect/<path:object_id>/ "
        "admin/sites/site/<path:object_id>/",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD POST":           "login  302        302        302          302            302        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_person_merge "
        "admin:organisations_organisation_merge "
        "admin:minutes_topic_merge "
        "admin:minutes_topic_split",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "403    403        403        403          200            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_person_undo_merger "
        "admin:organisations_organisation_undo_merger "
        "admin:minutes_topic_undo_merger "
        "admin:minutes_abbreviation_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "login  403        403        403          302            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_person_changelist "
        "admin:organisations_membership_changelist "
        "admin:organisations_body_changelist "
        "admin:organisations_organisation_changelist "
        "admin:organisations_region_changelist "
        "admin:minutes_abbreviation_changelist "
        "admin:minutes_abbreviation_add "
        "admin:minutes_attachment_changelist "
        "admin:minutes_attendee_changelist "
        "admin:minutes_decision_changelist "
        "admin:minutes_actionitem_changelist "
        "admin:minutes_agendaitem_changelist "
        "admin:minutes_plannedmeeting_changelist "
        "admin:minutes_meeting_changelist "
        "admin:minutes_topic_changelist",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    200        200        200          200            403        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_topicsuggestion_changelist",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    302        302        302          302            403        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_person_add "
        "admin:organisations_membership_add "
        "admin:organisations_organisation_add "
        "admin:minutes_plannedmeeting_add "
        "admin:minutes_sourcedocument_changelist",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  200        200        403          200            403        200",
                "POST":                    "403    200        200        403          200            403        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_person_history "
        "admin:organisations_organisation_history "
        "admin:organisations_region_history "
        "admin:minutes_abbreviation_history "
        "admin:minutes_topic_history",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD POST":           "login  200        200        200          200            403        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_person_change "
        "admin:organisations_organisation_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    302        302        403          302            403        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_membership_history "
        "admin:organisations_body_history",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "own other": {
                "GET HEAD POST":           "login  200        200        200          200            403        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_membership_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "own": {
                "GET HEAD":                "login  200        200        403          200            403        200",
                "POST":                    "login  302        302        403          302            403        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "other": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "login  403        403        403          302            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_membership_change "
        "admin:organisations_body_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "own": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    302        302        403          302            403        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "other": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    403        403        403          302            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_body_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "own other": {
                "GET HEAD POST":           "login  403        403        403          200            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:organisations_region_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    403        403        403          302            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_abbreviation_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    302        302        302          302            403        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_attachment_file "
        "admin:minutes_attachment_history "
        "admin:minutes_attendee_history "
        "admin:minutes_decision_history "
        "admin:minutes_actionitem_history "
        "admin:minutes_agendaitem_history "
        "admin:minutes_meeting_history",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD POST":           "login  200        200        404          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD POST":           "login  200        200        200          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD POST":           "login  404        404        404          200            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD POST":           "login  404        404        200          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_attachment_delete "
        "admin:minutes_attendee_delete "
        "admin:minutes_decision_delete "
        "admin:minutes_actionitem_delete "
        "admin:minutes_agendaitem_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "login  302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        403          200            404        200",
                "POST":                    "login  302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "login  404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        403          200            404        403",
                "POST":                    "login  404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_attachment_change "
        "admin:minutes_attendee_change "
        "admin:minutes_meeting_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        200          200            404        200",
                "POST":                    "403    302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        200          200            404        200",
                "POST":                    "403    404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_decision_change "
        "admin:minutes_actionitem_change "
        "admin:minutes_agendaitem_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        200          200            404        200",
                "POST":                    "403    302        302        302          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        200          200            404        200",
                "POST":                    "403    404        404        302          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_plannedmeeting_history",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD POST":           "login  200        200        404          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P H y": {
                "GET HEAD POST":           "login  200        200        200          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m x": {
                "GET HEAD POST":           "login  404        404        404          200            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p h": {
                "GET HEAD POST":           "login  404        404        200          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_plannedmeeting_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "login  302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P H y": {
                "GET HEAD":                "login  200        200        403          200            404        200",
                "POST":                    "login  302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m x": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "login  404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p h": {
                "GET HEAD":                "login  404        404        403          200            404        403",
                "POST":                    "login  404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_plannedmeeting_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P H y": {
                "GET HEAD":                "login  200        200        200          200            404        200",
                "POST":                    "403    302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m x": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p h": {
                "GET HEAD":                "login  404        404        200          200            404        200",
                "POST":                    "403    404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_preview",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD POST":           "login  200        200        404          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD POST":           "login  200        200        403          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD POST":           "login  404        404        404          200            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD POST":           "login  404        404        403          200            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_publish",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        403          200            404        200",
                "POST":                    "403    302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        403          200            404        403",
                "POST":                    "403    404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_review",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D M W": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        403          200            404        200",
                "POST":                    "login  302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d m w": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        403          200            404        403",
                "POST":                    "login  404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_approve "
        "admin:minutes_meeting_withdraw "
        "admin:minutes_meeting_new_version "
        "admin:minutes_meeting_paste_names",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    200        200        404          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        403          200            404        200",
                "POST":                    "403    200        200        403          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          200            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        403          200            404        403",
                "POST":                    "403    404        404        403          200            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_next_meeting",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D W": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "403    302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD":                "login  200        200        403          200            404        200",
                "POST":                    "403    302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d w": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "403    404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD":                "login  404        404        403          200            404        403",
                "POST":                    "403    404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "M": {
                "GET HEAD POST":           "login  302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "m": {
                "GET HEAD POST":           "login  404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_add "
        "admin:minutes_meeting_upload",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  200        200        403          200            403        200",
                "POST":                    "403    200        200        403          200            403        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_meeting_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "login  302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "P": {
                "GET HEAD POST":           "login  302        302        403          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "W": {
                "GET HEAD POST":           "login  302        302        404          302            404        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "login  404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "p": {
                "GET HEAD POST":           "login  404        404        403          302            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "w": {
                "GET HEAD POST":           "login  404        404        404          302            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_sourcedocument_file "
        "admin:minutes_sourcedocument_history",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D P W M": {
                "GET HEAD POST":           "login  200        200        404          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d p w m": {
                "GET HEAD POST":           "login  404        404        404          200            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_sourcedocument_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D P W M": {
                "GET HEAD POST":           "login  403        403        404          403            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d p w m": {
                "GET HEAD POST":           "login  404        404        404          403            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_sourcedocument_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "D P W M": {
                "GET HEAD":                "login  200        200        404          200            404        200",
                "POST":                    "login  403        403        404          403            404        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "d p w m": {
                "GET HEAD":                "login  404        404        404          200            404        404",
                "POST":                    "login  404        404        404          403            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_topic_add",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "-": {
                "GET HEAD":                "login  403        403        200          200            403        200",
                "POST":                    "403    403        403        200          200            403        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:minutes_topic_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  200        200        200          200            403        200",
                "POST":                    "403    403        403        302          302            403        302",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_user_password_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "403    403        403        403          200            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "superuser": {
                "GET HEAD POST":           "login  403        403        403          403            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_user_history",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any superuser": {
                "GET HEAD POST":           "login  403        403        403          200            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_user_delete",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any superuser": {
                "GET HEAD POST":           "login  403        403        403          403            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:auth_user_change",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "any": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "403    403        403        403          302            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "superuser": {
                "GET HEAD":                "login  403        403        403          200            403        403",
                "POST":                    "login  403        403        403          403            403        403",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin:app_list",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "=/admin/minutes/ =/admin/organisations/": {
                "GET HEAD POST":           "login  200        200        200          200            404        200",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "=/admin/auth/": {
                "GET HEAD POST":           "login  404        404        404          200            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
            "=/admin/redirects/ =/admin/sites/": {
                "GET HEAD POST":           "login  404        404        404          404            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
    (
        "admin/(?P<url>.*)$",
        {  #                              nobody secretary  by_region  coordinator  administrator  groupless  both
            "=/admin/finns-inte/": {
                "GET HEAD POST":           "login  404        404        404          404            404        404",
                "PUT DELETE OPTIONS":      "405    405        405        405          405            405        405",
            },
        },
    ),
]
# fmt: on
