"""Every kind of record that is kept, by hand: what has a history, what is written once, and about whom."""

#: Kinds of record about a child: each has a list, a page, and, where it can change, a history.
WITH_HISTORY = """
    children.person children.formername children.address children.disability children.relationship
    children.involvement children.warning children.visit children.casenote children.document
    children.passedon children.lifeevent children.birth children.death children.notification
    children.schooling children.sharedhome children.merge children.parentalresponsibility
    children.professional children.networktie
    children.missingepisode
    children.missedvisit children.directwork
    children.chronologymark
    referrals.contact referrals.domesticabusenotification referrals.referrerfeedback
    referrals.feedbackemail referrals.hold referrals.partnercheck referrals.screening
    referrals.acknowledgement referrals.referral referrals.transfer referrals.consultation
    referrals.handover referrals.earlyhelp referrals.earlyhelpconsent referrals.earlyhelpconsultation
    assessments.assessment assessments.assessmentsection assessments.dangerstatement assessments.scale
    assessments.assessmentfactor
    assessments.specialistassessment assessments.specialistsection assessments.specialistanswer
    assessments.mapentry
    assessments.stillholds assessments.lifechange
    assessments.strategydiscussion assessments.strategyparticipant assessments.enquiry
    assessments.medicalexamination assessments.evidenceinterview assessments.enquirycheck
    assessments.protectiveorder
    assessments.contribution assessments.reviewpoint assessments.disagreement
    assessments.familycopy assessments.copyshared
    plans.plan plans.goal plans.action plans.actionprogress plans.review plans.goalreview
    plans.familymeeting
    supervision.oversightnote supervision.oversightaction
""".split()
WRITTEN_ONCE = """
    children.accessentry children.documentversion children.passedondecision children.mergedecision
    children.warningreview
    referrals.triage referrals.screeningrecommendation referrals.screeningdecision referrals.referralclosure
    referrals.earlyhelpdecision
    referrals.onlineform referrals.onlinefile referrals.childmatch
    referrals.transfercopy referrals.transferapproval referrals.transferanswer referrals.twindecision
    assessments.assessmentcopy assessments.assessmentdecision
    assessments.specialistcopy assessments.specialistdecision
    assessments.stillholdsdecision
    assessments.strategydecision assessments.enquirydecision
    plans.plancopy plans.reviewcopy plans.plandecision plans.reviewdecision
    supervision.oversightdecision
""".split()
#: Among them those about all the children on a contact: their history is read in the admin site only.
OF_SEVERAL = """
    referrals.contact referrals.domesticabusenotification referrals.referrerfeedback referrals.triage
    referrals.feedbackemail referrals.hold referrals.partnercheck
    referrals.onlineform referrals.onlinefile referrals.childmatch
""".split()
#: Kept with a history, but about no child: their history is read in the admin site too.
OF_NOBODY = """
    casework.user casework.team casework.roleheld casework.teammembership
    casework.authority casework.bankholiday casework.localtimescale casework.locallabel
    casework.dutyturn
""".split()
