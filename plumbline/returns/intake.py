"""placeholder until workbook API is there"""
