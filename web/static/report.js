// Nothing on the page needs this. It takes the link's token out of the address, where the browser has taken the cookie.
const clean = document.querySelector("meta[name=clean-address]").content;
if (location.pathname !== clean) {
  fetch(clean, { method: "HEAD", cache: "no-store" }).then((answer) => {
    if (answer.ok) history.replaceState(null, "", clean + location.search + location.hash);
  });
}
