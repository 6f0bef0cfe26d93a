"""The risk register, one provider's risk, and its level of oversight."""
