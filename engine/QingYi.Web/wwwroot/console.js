// What a browser must do by itself: the key of the search, and a page that comes back when the host does.
document.addEventListener("keydown", (e) => {
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") {
    const search = document.getElementById("search");
    if (search) {
      e.preventDefault();
      search.focus();
      search.select();
    }
  }
});

// A host that was started anew does not know this circuit: only a new page helps, and its address holds the state.
const modal = document.getElementById("components-reconnect-modal");
modal?.addEventListener("components-reconnect-state-changed", (e) => {
  if (e.detail.state === "rejected") {
    location.reload();
  } else if (e.detail.state === "failed") {
    setTimeout(() => Blazor.reconnect().then((ok) => ok || location.reload(), () => setTimeout(() => location.reload(), 2000)), 2000);
  }
});

window.qingyi = {
  // Gives the user a text as a file.
  save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },
};
