exports.handler = async (event, context) => {
  const { total } = JSON.parse(event.toString());
  return { label: `Total: ${total}` };
};
