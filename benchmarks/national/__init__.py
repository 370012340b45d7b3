"""The whole country on one small machine: graphs of growing size, and what each step costs beside its peers."""
