// Browsers that do not honour autofocus on the summary: bring it there.
document.getElementById("kesalahan")?.focus();
