// Lights up the words of a proposal and the proposal of words, on hover and on focus. Without it, the numbers link both.
(() => {
  const marks = [...document.querySelectorAll(".desk-mark[data-keys]")];
  const cards = [...document.querySelectorAll(".desk-card[data-key]")];
  const light = (keys, on) => {
    for (const mark of marks) {
      if (mark.dataset.keys.split(" ").some((key) => keys.includes(key))) mark.classList.toggle("desk-lit", on);
    }
    for (const card of cards) {
      if (keys.includes(card.dataset.key)) card.classList.toggle("desk-lit", on);
    }
  };
  const follow = (element, keys) => {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      element.addEventListener(event, () => light(keys, on));
    }
  };
  for (const mark of marks) follow(mark, mark.dataset.keys.split(" "));
  for (const card of cards) follow(card, [card.dataset.key]);
})();
