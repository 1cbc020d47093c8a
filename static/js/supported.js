// Runs before the page is drawn: says that scripts run here, so that parts opened by a script may start closed.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
