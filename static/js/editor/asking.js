// One way to ask the server: JSON there and back; a refusal comes back as {sentence}, a lost line as
// {sentence, isLost}.

const token = () => document.querySelector('meta[name="csrf-token"]').content;

export async function ask(url, data) {
  const how = { credentials: "same-origin", headers: { Accept: "application/json" } };
  if (data !== undefined) {
    how.method = "POST";
    how.headers["Content-Type"] = "application/json";
    how.headers["X-CSRFToken"] = token();
    how.body = JSON.stringify(data);
  }
  try {
    const response = await fetch(url, how);
    if ((response.headers.get("Content-Type") || "").indexOf("application/json") !== 0) return { sentence: "没有成功，请刷新本页后再试。", isLost: true };
    return await response.json();
  } catch (error) {
    return { sentence: "连不上服务器，请稍后再试。", isLost: true };
  }
}
